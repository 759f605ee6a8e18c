package io.vivenuoperator.salesapi.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How far the method {@code pace} was off for ended events that sold out, as long before them. */
record PastPace(List<EndedEvent> events, Duration left) {
    private static final int LEAST_EVENTS = 5;
    private static final double SECONDS = 86_400.0;
    private static final double HUNDRED = 100;
    private static final double TENTHS = 10;

    /** The median, in percent of the days that it took; empty if there are too few such events. */
    Optional<Double> error() {
        double[] errors = events.stream()
                .map(this::error)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        return errors.length < LEAST_EVENTS
                ? Optional.empty()
                : Optional.of(Math.round(Quantiles.of(errors, 0.5) * HUNDRED * TENTHS) / TENTHS);
    }

    /** Of one that had not sold out yet, sold enough to be asked about, and sold out later. */
    private OptionalDouble error(EndedEvent event) {
        Instant then = event.date().minus(left);
        long sold = event.soldBefore(then);
        long capacity = event.capacity().orElse(0L);
        OptionalLong soldOut = event.reached(capacity);
        double[] perDay = SellOut.DAYS.stream()
                .mapToDouble(days -> (sold - event.soldBefore(then.minus(Duration.ofDays(days)))) / (double) days)
                .sorted()
                .toArray();
        long inSevenDays = sold - event.soldBefore(then.minus(Duration.ofDays(7)));
        boolean comparable = capacity > sold
                && inSevenDays >= SellOut.LEAST_SOLD
                && soldOut.isPresent()
                && soldOut.getAsLong() > then.getEpochSecond();
        double pace = Quantiles.of(perDay, 0.5);
        if (!comparable || pace <= 0) {
            return OptionalDouble.empty();
        }
        double took = (soldOut.getAsLong() - then.getEpochSecond()) / SECONDS;
        return OptionalDouble.of(Math.abs((capacity - sold) / pace - took) / took);
    }
}
