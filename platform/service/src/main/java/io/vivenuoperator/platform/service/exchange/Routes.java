package io.vivenuoperator.platform.service.exchange;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program's paths. Another method is answered 405, another path 404. */
public final class Routes {
    private final SequencedMap<String, SequencedMap<Method, Endpoint>> endpoints = new LinkedHashMap<>();
    private final Set<String> readable = new HashSet<>();

    public Routes get(String path, Endpoint endpoint) {
        return on(Method.GET, path, endpoint);
    }

    /** GET, HEAD with the same headers, and OPTIONS. */
    public Routes read(String path, Endpoint endpoint) {
        readable.add(path);
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

    private void register(
            HttpRules rules, RequestHandling handling, String path, SequencedMap<Method, Endpoint> methods) {
        methods.forEach((method, endpoint) -> rules.route(method, path, handling.of(path, endpoint)));
        boolean options = readable.contains(path) && !methods.containsKey(Method.OPTIONS);
        String allowed = Stream.concat(methods.keySet().stream(), options ? Stream.of(Method.OPTIONS) : Stream.empty())
                .map(Method::text)
                .collect(Collectors.joining(", "));
        if (options) {
            rules.options(
                    path, handling.of(path, _ -> Answer.noContent("Options").with(HeaderNames.ALLOW, allowed)));
        }
        rules.any(path, (request, response) -> handling.methodNotAllowed(allowed, request, response));
    }
}
