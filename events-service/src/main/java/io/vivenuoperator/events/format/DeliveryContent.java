package io.vivenuoperator.events.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent, apart from signature and what an attempt adds.
 *
 * @param body its octets, which are signed; not copied, since each attempt reads it, and never changed
 * @param headers those that belong to the format, {@code Content-Type} first
 */
@SuppressWarnings("ArrayRecordComponent")
public record DeliveryContent(byte[] body, Map<String, String> headers) {
    public DeliveryContent {
        if (!headers.containsKey("Content-Type")) {
            throw new IllegalArgumentException("a body needs its Content-Type");
        }
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
