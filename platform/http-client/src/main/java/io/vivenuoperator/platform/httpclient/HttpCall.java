package io.vivenuoperator.platform.httpclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.net.URLEncoder;

/**
 * One call.
 *
 * @param path below the base URL, encoded
 * @param route the path without ids, for messages
 * @param impatient503 whether to pass on a 503 at once instead of repeating the same request, because the caller will ask
 * for less
 * @param impatientSlow the same for an answer that did not end in time
 */
public record HttpCall(
        String method,
        String path,
        String route,
        QueryString query,
        CallBody body,
        boolean impatient503,
        boolean impatientSlow) {
    public static HttpCall get(String path, QueryString query) {
        return new HttpCall("GET", path, path, query, CallBody.none(), false, false);
    }

    public static HttpCall getOne(String path, String id) {
        return new HttpCall(
                "GET", path + "/" + encode(id), path + "/{id}", QueryString.empty(), CallBody.none(), false, false);
    }

    public static HttpCall post(String path, byte[] body) {
        return new HttpCall("POST", path, path, QueryString.empty(), CallBody.json(body), false, false);
    }

    /**
     * A POST of another kind.
     *
     * @param route the path without ids, for messages
     */
    public static HttpCall post(String path, String route, QueryString query, CallBody body) {
        return new HttpCall("POST", path, route, query, body, false, false);
    }

    /**
     * A GET of a path with ids in it.
     *
     * @param route the path without ids, for messages
     */
    public static HttpCall get(String path, String route, QueryString query) {
        return new HttpCall("GET", path, route, query, CallBody.none(), false, false);
    }

    public static HttpCall put(String path, String id, byte[] body) {
        return new HttpCall(
                "PUT", path + "/" + encode(id), path + "/{id}", QueryString.empty(), CallBody.json(body), false, false);
    }

    public static HttpCall delete(String path, String id) {
        return new HttpCall(
                "DELETE", path + "/" + encode(id), path + "/{id}", QueryString.empty(), CallBody.none(), false, false);
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
