package io.vivenuoperator.load.publishing;

import io.vivenuoperator.load.delivery.WireRequest;
import io.vivenuoperator.load.program.CallerKeysFile;
import java.nio.charset.StandardCharsets;

/** {@code POST /events} with one event. */
public record EventPost(SampleMessage message) implements WireRequest {
    @Override
    public byte[] octets(String host) {
        byte[] body = "{\"id\":\"%s\",\"type\":\"%s\",\"source\":\"%s\",\"key\":\"%s\",\"payload\":%s}"
                .formatted(message.id(), message.type(), SampleMessage.SOURCE, message.key(), message.payload())
                .getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /events HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + CallerKeysFile.KEY
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }
}
