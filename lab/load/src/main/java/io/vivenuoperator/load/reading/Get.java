package io.vivenuoperator.load.reading;

import io.vivenuoperator.load.delivery.WireRequest;
import java.nio.charset.StandardCharsets;

/**
 * A question.
 *
 * @param fields header lines, each with its end of line
 */
record Get(String path, String fields) implements WireRequest {
    @Override
    public byte[] octets(String host) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
