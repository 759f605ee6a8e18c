package io.vivenuoperator.receiver.registry;

import io.vivenuoperator.client.signature.SignatureCheck;
import io.vivenuoperator.client.signature.SigningKey;
import java.util.List;

/**
 * A seller account's place in the registry.
 *
 * @param name the region's key: {@code name} or {@code namespace/name}
 * @param keyed whether it has a key yet; without one no delivery can be judged
 * @param signatures checks against every live key, the newest first
 */
public record Region(String name, boolean keyed, SignatureCheck signatures) {

    static Region of(String name, List<SigningKey> signingKeys) {
        return new Region(name, !signingKeys.isEmpty(), new SignatureCheck(signingKeys));
    }
}
