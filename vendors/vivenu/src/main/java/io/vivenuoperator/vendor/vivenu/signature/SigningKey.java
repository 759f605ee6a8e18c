package io.vivenuoperator.vendor.vivenu.signature;

import java.nio.charset.StandardCharsets;

/**
 * The secret shared by a webhook and its receiver; Vivenu calls it {@code hmacKey}.
 *
 * @param value used as its UTF-8 bytes, exactly as entered at Vivenu
 */
public record SigningKey(String value) {
    public SigningKey {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a signing key must not be empty: give the webhook's hmacKey");
        }
    }

    byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the key, which would end up in a log. */
    @Override
    public String toString() {
        return "SigningKey[redacted]";
    }
}
