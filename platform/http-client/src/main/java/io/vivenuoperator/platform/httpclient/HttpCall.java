package io.vivenuoperator.platform.httpclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.net.URLEncoder;

/**
 * One call.
 *
 * @param path below the base URL, encoded
 * @param route the path without ids, for messages
 * @param body JSON; empty when there is none
 * @param impatient503 whether to pass on a 503 at once instead of repeating the same request, because the caller will ask
 * for less
 * @param impatientSlow the same for an answer that did not end in time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HttpCall(
        String method,
        String path,
        String route,
        QueryString query,
        byte[] body,
        boolean impatient503,
        boolean impatientSlow) {
    private static final byte[] NOTHING = {};

    public static HttpCall get(String path, QueryString query) {
        return new HttpCall("GET", path, path, query, NOTHING, false, false);
    }

    public static HttpCall getOne(String path, String id) {
        return new HttpCall("GET", path + "/" + encode(id), path + "/{id}", QueryString.empty(), NOTHING, false, false);
    }

    public static HttpCall post(String path, byte[] body) {
        return new HttpCall("POST", path, path, QueryString.empty(), body, false, false);
    }

    public static HttpCall put(String path, String id, byte[] body) {
        return new HttpCall("PUT", path + "/" + encode(id), path + "/{id}", QueryString.empty(), body, false, false);
    }

    public static HttpCall delete(String path, String id) {
        return new HttpCall(
                "DELETE", path + "/" + encode(id), path + "/{id}", QueryString.empty(), NOTHING, false, false);
    }

    public HttpCall handing503Back(boolean back) {
        return new HttpCall(method, path, route, query, body, back, impatientSlow);
    }

    public HttpCall handingSlownessBack(boolean back) {
        return new HttpCall(method, path, route, query, body, impatient503, back);
    }

    /** A POST without an answer may have been executed; sending it again could execute it twice. */
    boolean mayBeRepeated(HttpCallException failure) {
        int status = failure.status().orElse(0);
        if ((status == 503 && impatient503) || (failure.isTooSlow() && impatientSlow)) {
            return false;
        }
        return !"POST".equals(method) || status == 429;
    }

    @Override
    public String toString() {
        return method + " " + route;
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, UTF_8).replace("+", "%20");
    }
}
