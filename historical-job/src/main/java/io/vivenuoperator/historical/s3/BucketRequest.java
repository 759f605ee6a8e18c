package io.vivenuoperator.historical.s3;

import java.util.Map;

/**
 * One request.
 *
 * @param key below the prefix; empty: the bucket itself
 * @param body of which the first {@code length} octets are sent
 * @param headers beside those of every request; signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BucketRequest(
        String method, String key, Map<String, String> query, byte[] body, int length, Map<String, String> headers) {
    private static final byte[] NOTHING = {};

    static BucketRequest without(String method, String key, Map<String, String> query) {
        return new BucketRequest(method, key, query, NOTHING, 0, Map.of());
    }

    static BucketRequest with(String method, String key, Map<String, String> query, byte[] body) {
        return new BucketRequest(method, key, query, body, body.length, Map.of());
    }
}
