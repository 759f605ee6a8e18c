package io.vivenuoperator.platform.httpclient;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a call carries.
 *
 * @param bytes none: no body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CallBody(String contentType, byte[] bytes) {
    private static final String JSON = "application/json";
    private static final byte[] NOTHING = {};

    public static CallBody none() {
        return json(NOTHING);
    }

    public static CallBody json(byte[] bytes) {
        return new CallBody(JSON, bytes);
    }

    /** As HTML forms are sent. */
    public static CallBody form(QueryString fields) {
        return new CallBody(
                "application/x-www-form-urlencoded", fields.encoded().getBytes(UTF_8));
    }

    boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Without the bytes, which may be secret. */
    @Override
    public String toString() {
        return "CallBody[" + contentType + ", " + bytes.length + " bytes]";
    }
}
