package io.vivenuoperator.historical.s3;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who we are for a bucket.
 *
 * @param session of keys that end by themselves
 */
public record BucketCredentials(String accessKeyId, String secretAccessKey, Optional<String> session) {
    private static final Pattern ID = Pattern.compile("[!-~&&[^,/]]{1,256}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{1,1024}");
    private static final Pattern SESSION = Pattern.compile("[!-~]{1,8192}");

    /**
     * Checks that they can be sent.
     *
     * @throws IllegalArgumentException without any of them
     */
    public BucketCredentials {
        if (!ID.matcher(accessKeyId).matches()
                || !SECRET.matcher(secretAccessKey).matches()
                || !session.map(token -> SESSION.matcher(token).matches()).orElse(true)) {
            throw new IllegalArgumentException("must be ASCII without spaces and line breaks");
        }
    }

    @Override
    public String toString() {
        return "BucketCredentials[secret]";
    }
}
