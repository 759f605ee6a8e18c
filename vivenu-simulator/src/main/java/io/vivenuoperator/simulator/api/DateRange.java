package io.vivenuoperator.simulator.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** The comparisons of a deepObject parameter such as {@code updatedAt[$gte]=…}; without any, every date matches. */
record DateRange(List<Bound> bounds) {
    private static final Set<String> OPERATORS = Set.of("$gt", "$gte", "$lt", "$lte", "$eq", "$ne");

    /** One comparison, in milliseconds since the epoch. */
    record Bound(String operator, long millis) {
        boolean test(long value) {
            return switch (operator) {
                case "$gt" -> value > millis;
                case "$gte" -> value >= millis;
                case "$lt" -> value < millis;
                case "$lte" -> value <= millis;
                case "$eq" -> value == millis;
                default -> value != millis;
            };
        }

        static Bound of(String name, String operator, String value) {
            if (!OPERATORS.contains(operator)) {
                throw new InvalidRequest("\"" + name + "." + operator + "\" is not allowed");
            }
            return new Bound(operator, DateRange.millis(name, value));
        }
    }

    boolean test(long millis) {
        return bounds.stream().allMatch(bound -> bound.test(millis));
    }

    boolean test(Instant instant) {
        return test(instant.toEpochMilli());
    }

    static long millis(String name, String value) {
        try {
            return OffsetDateTime.parse(value).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw new InvalidRequest("\"" + name + "\" must be a valid ISO 8601 date");
        }
    }
}
