package io.vivenuoperator.load.delivery;

import java.nio.charset.StandardCharsets;

/** One signed delivery, ready to be sent. */
@SuppressWarnings("ArrayRecordComponent")
public record Post(String path, String signature, byte[] body) implements WireRequest {
    @Override
    public byte[] octets(String host) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + host
                        + "\r\nContent-Type: application/json; charset=utf-8\r\nx-vivenu-signature: " + signature
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }
}
