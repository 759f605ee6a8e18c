package io.vivenuoperator.platform.service.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A query's parameters in their order, decoded as UTF-8; a plus is a blank. A parameter without an equals sign has an empty value.
 *
 * @param values by name; a name that appears several times has several values
 */
public record QueryParameters(SequencedMap<String, List<String>> values) {
    /**
     * Reads a query.
     *
     * @param query without its question mark, with well-formed escapes only
     */
    static QueryParameters parse(String query) {
        SequencedMap<String, List<String>> values = new LinkedHashMap<>();
        for (String parameter : query.split("&", -1)) {
            if (!parameter.isEmpty()) {
                int equals = parameter.indexOf('=');
                String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
                String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
                values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
        }
        return new QueryParameters(values);
    }

    /** For tests of what reads parameters. */
    public static QueryParameters of(Map<String, String> values) {
        SequencedMap<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return new QueryParameters(lists);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
