package io.vivenuoperator.simulator.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code top} and {@code skip} of a query, not yet checked. */
record PageWindow(long skip, long top) {
    private static final Pattern SKIP = Pattern.compile("(?:^|&)skip=(\\d{1,15})(?:&|$)");
    private static final Pattern TOP = Pattern.compile("(?:^|&)top=(\\d{1,15})(?:&|$)");

    static PageWindow of(String query) {
        return new PageWindow(number(SKIP, query, 0), number(TOP, query, 25));
    }

    private static long number(Pattern pattern, String query, long absent) {
        Matcher matcher = pattern.matcher(query);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : absent;
    }
}
