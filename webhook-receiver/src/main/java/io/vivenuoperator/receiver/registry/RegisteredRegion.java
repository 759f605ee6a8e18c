package io.vivenuoperator.receiver.registry;

import io.vivenuoperator.vendor.vivenu.signature.SignatureCheck;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.util.List;
import java.util.Optional;

/**
 * A region in the registry.
 *
 * @param name the region's key: {@code name} or {@code namespace/name}
 * @param newestKey the key that Vivenu should sign with; without one no delivery can be judged
 * @param signatures checks against every live key, newest first
 */
public record RegisteredRegion(String name, Optional<SigningKey> newestKey, SignatureCheck signatures) {
    /** With all live keys, newest first. */
    public static RegisteredRegion of(String name, List<SigningKey> signingKeys) {
        return new RegisteredRegion(name, signingKeys.stream().findFirst(), new SignatureCheck(signingKeys));
    }

    /** Whether it has a key yet. */
    public boolean keyed() {
        return newestKey.isPresent();
    }
}
