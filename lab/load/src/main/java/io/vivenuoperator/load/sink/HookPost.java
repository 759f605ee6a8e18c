package io.vivenuoperator.load.sink;

import io.vivenuoperator.load.delivery.WireRequest;
import java.nio.charset.StandardCharsets;

/**
 * A message on its way to an endpoint without the service between.
 *
 * @param id the run's prefix and the message's number
 * @param body to the octet
 */
@SuppressWarnings("ArrayRecordComponent")
public record HookPost(int endpoint, String id, byte[] body, HookSignature signature) implements WireRequest {
    @Override
    public byte[] octets(String host) {
        var head = new StringBuilder("POST " + HookBook.PATH + endpoint + " HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n");
        signature
                .headers(id, System.currentTimeMillis() / 1_000, body)
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + body.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(body, 0, request, start.length, body.length);
        return request;
    }
}
