package io.vivenuoperator.vendor.vivenu.api;

/**
 * A seller's API key. Vivenu's terms allow 1,000 requests an hour with it.
 *
 * @param value visible ASCII without blanks, as used in the Authorization header
 */
public record ApiKey(String value) {
    public ApiKey {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            // The JDK's own message for an invalid header quotes the header.
            throw new IllegalArgumentException(
                    "the API key must be visible ASCII without blanks or line breaks: copy it again from Vivenu");
        }
    }

    /** Without the key, which would end up in a log. */
    @Override
    public String toString() {
        return "ApiKey[redacted]";
    }
}
