package io.vivenuoperator.simulator.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A validated list query: only known names, each once, in the right form. */
final class Parameters {
    private static final int DEFAULT_TOP = 25;
    private static final int MAX_TOP = 1000;
    private static final Pattern DEEP = Pattern.compile("([A-Za-z]+)\\[(.+)]");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, List<DateRange.Bound>> ranges = new LinkedHashMap<>();

    /**
     * Reads a query.
     *
     * @param plain names that take a value
     * @param dates names that take operators and dates
     */
    static Parameters of(String query, Set<String> plain, Set<String> dates) {
        var parameters = new Parameters();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                parameters.add(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "", plain, dates);
            }
        }
        return parameters;
    }

    int top() {
        return (int) number("top", DEFAULT_TOP, 1, MAX_TOP);
    }

    long skip() {
        return number("skip", 0, 0, 9_007_199_254_740_991L);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The values of a comma-separated list; absent if the parameter is. */
    Optional<List<String>> list(String name) {
        return text(name).map(value -> List.of(value.split(",")));
    }

    DateRange range(String name) {
        return new DateRange(ranges.getOrDefault(name, List.of()));
    }

    /** Whether any of these is present. */
    boolean hasAny(Set<String> names) {
        return names.stream().anyMatch(name -> values.containsKey(name) || ranges.containsKey(name));
    }

    private void add(String key, String value, Set<String> plain, Set<String> dates) {
        Matcher deep = DEEP.matcher(key);
        if (deep.matches() && dates.contains(deep.group(1))) {
            ranges.computeIfAbsent(deep.group(1), name -> new ArrayList<>())
                    .add(DateRange.Bound.of(deep.group(1), deep.group(2), value));
        } else if (dates.contains(key)) {
            throw new InvalidRequest("\"" + key + "\" must be an object, for example " + key + "[$gte]=…");
        } else if (!plain.contains(key)) {
            throw new InvalidRequest("\"" + key + "\" is not allowed");
        } else if (values.put(key, value) != null) {
            throw new InvalidRequest("\"" + key + "\" must not be repeated");
        }
    }

    private long number(String name, long absent, long least, long most) {
        String value = values.get(name);
        if (value == null) {
            return absent;
        }
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new InvalidRequest("\"" + name + "\" must be a number");
        }
        throw new InvalidRequest("\"" + name + "\" must be between " + least + " and " + most);
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("the query is not URL-encoded");
        }
    }
}
