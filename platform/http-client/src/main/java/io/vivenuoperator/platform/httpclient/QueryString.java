package io.vivenuoperator.platform.httpclient;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A query string, without its question mark.
 *
 * @param parameters in the order in which they are sent
 */
public record QueryString(Map<String, String> parameters) {
    public static QueryString empty() {
        return new QueryString(Map.of());
    }

    public QueryString with(String name, Object value) {
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value.toString());
        return new QueryString(more);
    }

    String encoded() {
        return parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
