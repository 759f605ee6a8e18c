package io.vivenuoperator.load.sink;

import java.util.Map;

/**
 * What came to an endpoint.
 *
 * @param headers by their names in lower case
 * @param body to the octet
 * @param micros when its first octet was read, by the wall clock
 */
@SuppressWarnings("ArrayRecordComponent")
public record HookRequest(String path, Map<String, String> headers, byte[] body, long micros) {
    public HookRequest {
        headers = Map.copyOf(headers);
    }

    /** Empty if it is not there. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
