package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** A program's paths. Another method is answered 405, another path 404. */
public final class Routes {
    private final SequencedMap<String, SequencedMap<Method, Endpoint>> endpoints = new LinkedHashMap<>();

    public Routes get(String path, Endpoint endpoint) {
        return on(Method.GET, path, endpoint);
    }

    /** GET, and HEAD with the same headers. */
    public Routes read(String path, Endpoint endpoint) {
        return on(Method.GET, path, endpoint).on(Method.HEAD, path, endpoint);
    }

    public Routes post(String path, Endpoint endpoint) {
        return on(Method.POST, path, endpoint);
    }

    /**
     * Adds a route.
     *
     * @param path with its parameters in braces
     */
    public Routes on(Method method, String path, Endpoint endpoint) {
        if (endpoints.computeIfAbsent(path, _ -> new LinkedHashMap<>()).putIfAbsent(method, endpoint) != null) {
            throw new IllegalArgumentException(method.text() + " " + path + " is defined twice");
        }
        return this;
    }

    /** Adapts the routes to the server. */
    public HttpService handledBy(RequestHandling handling) {
        return rules -> endpoints.forEach((path, methods) -> register(rules, handling, path, methods));
    }

    private static void register(
            HttpRules rules, RequestHandling handling, String path, SequencedMap<Method, Endpoint> methods) {
        methods.forEach((method, endpoint) -> rules.route(method, path, handling.of(path, endpoint)));
        String allowed = methods.keySet().stream().map(Method::text).collect(Collectors.joining(", "));
        rules.any(path, (request, response) -> handling.methodNotAllowed(allowed, response));
    }
}
