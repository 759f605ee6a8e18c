package io.vivenuoperator.vendor.vivenu.signature;

import java.util.List;
import java.util.OptionalInt;

/** Checks a delivery against all live keys; during a rotation there are two. */
public final class SignatureCheck {
    private final List<WebhookSignature> live;

    /**
     * A check against these keys.
     *
     * @param keys in the order in which to try them, newest first; without keys nothing is accepted
     */
    public SignatureCheck(List<SigningKey> keys) {
        live = keys.stream().map(WebhookSignature::new).toList();
    }

    /** The index of the key that signed the body; empty if none did. */
    public OptionalInt matchingKey(byte[] body, String header) {
        for (int index = 0; index < live.size(); index++) {
            if (live.get(index).matches(body, header)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }
}
