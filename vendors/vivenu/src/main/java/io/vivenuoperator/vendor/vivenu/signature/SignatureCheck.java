package io.vivenuoperator.vendor.vivenu.signature;

import java.util.List;
import java.util.OptionalInt;

/** Checks a delivery against every key that is live: while a key is being rotated there are two of them. */
public final class SignatureCheck {
    private final List<WebhookSignature> live;

    /**
     * A check against these keys.
     *
     * @param keys in the order in which they are to be tried, the newest first; none means that nothing is accepted
     */
    public SignatureCheck(List<SigningKey> keys) {
        live = keys.stream().map(WebhookSignature::new).toList();
    }

    /** The index of the key that signed the body, or empty when none of them did. */
    public OptionalInt matchingKey(byte[] body, String header) {
        for (int index = 0; index < live.size(); index++) {
            if (live.get(index).matches(body, header)) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }
}
