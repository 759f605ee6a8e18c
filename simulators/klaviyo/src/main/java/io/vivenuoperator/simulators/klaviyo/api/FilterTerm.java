package io.vivenuoperator.simulators.klaviyo.api;

import io.vivenuoperator.simulators.platform.http.BadRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One term of a {@code filter}: {@code greater-than(updated,2026-01-01T00:00:00Z)}. Several are joined by commas. */
record FilterTerm(String operator, String field, List<String> values) {
    private static final Pattern TERM = Pattern.compile(
            "\\G,?\\s*([a-z-]+)\\(([a-z_.]+),\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|\\[[^\\]]*\\]|[^()\"\\[\\]]+)\\)");
    private static final Pattern ITEM = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^,\\[\\]\\s]+");

    FilterTerm {
        values = List.copyOf(values);
    }

    /**
     * The terms of a filter.
     *
     * @param allowed the operators of each field
     * @throws BadRequestException if it is none, or has a field or an operator that is not allowed
     */
    static List<FilterTerm> read(String filter, Map<String, Set<String>> allowed) {
        List<FilterTerm> terms = new ArrayList<>();
        Matcher matcher = TERM.matcher(filter);
        int end = 0;
        while (matcher.find()) {
            terms.add(term(matcher, allowed));
            end = matcher.end();
        }
        if (end != filter.length()) {
            throw new BadRequestException("filter", "Invalid filter at position " + end + ".");
        }
        return terms;
    }

    private static FilterTerm term(Matcher matcher, Map<String, Set<String>> allowed) {
        String operator = matcher.group(1);
        String field = matcher.group(2);
        Set<String> operators = allowed.getOrDefault(field, Set.of());
        if (!operators.contains(operator)) {
            throw new BadRequestException("filter", "'" + operator + "' is not allowed for the field '" + field + "'.");
        }
        List<String> values = ITEM.matcher(matcher.group(3))
                .results()
                .map(item -> unquoted(item.group()))
                .toList();
        return new FilterTerm(operator, field, values);
    }

    private static String unquoted(String item) {
        boolean quoted = item.length() > 1 && (item.charAt(0) == '"' || item.charAt(0) == '\'');
        return quoted ? item.substring(1, item.length() - 1) : item;
    }

    /** The time that it compares with, to the second. */
    Instant bound() {
        return instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether a text is one of the values. */
    boolean matches(String value) {
        return operator.equals("any")
                ? values.contains(value)
                : values.getFirst().equals(value);
    }

    /** Whether a time is before or after the value; to the second, as it is shown. */
    boolean matches(Instant time) {
        int order = Long.compare(time.getEpochSecond(), instant().getEpochSecond());
        return switch (operator) {
            case "greater-than" -> order > 0;
            case "greater-or-equal" -> order >= 0;
            case "less-than" -> order < 0;
            case "less-or-equal" -> order <= 0;
            default -> order == 0;
        };
    }

    private Instant instant() {
        String text = values.getFirst();
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new BadRequestException("filter", "'" + text + "' is not a date-time.", e);
        }
    }
}
