package io.vivenuoperator.simulators.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param pauseMillis of one that is trickled: the pause after every few bytes
 */
public record Reply(
        int status, String contentType, String body, Map<String, String> headers, Manner manner, int pauseMillis) {
    private static final String HTML = "text/html; charset=utf-8";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A document of some type. */
    public static Reply of(int status, String contentType, String body) {
        return new Reply(status, contentType, body, Map.of(), Manner.WHOLE, 0);
    }

    /** A JSON document. */
    public static Reply json(int status, JsonNode body) {
        return of(status, "application/json; charset=utf-8", body.toString());
    }

    /** No content. */
    public static Reply empty(int status) {
        return of(status, "", "");
    }

    /** A page for people, as proxies send it. */
    public static Reply page(int status, String title) {
        return of(
                status,
                HTML,
                "<html>\r\n<head><title>" + title + "</title></head>\r\n<body><center><h1>" + title
                        + "</h1></center></body>\r\n</html>\r\n");
    }

    /** No answer: the connection just ends. */
    public static Reply none() {
        return new Reply(0, "", "", Map.of(), Manner.NONE, 0);
    }

    /** The same with one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more, manner, pauseMillis);
    }

    /** The same over the wire in another manner. */
    public Reply sent(Manner other, int pause) {
        return new Reply(status, contentType, body, headers, other, pause);
    }

    /** The same with the second half of its document missing. */
    public Reply halved() {
        return new Reply(status, contentType, body.substring(0, body.length() / 2), headers, manner, pauseMillis);
    }

    /** Whether it says that all is well. */
    public boolean isFine() {
        return status >= 200 && status < 300;
    }
}
