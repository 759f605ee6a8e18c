package io.vivenuoperator.salesapi.forecast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.store.query.EventFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an event will have sold in the end if it fills up as ended events of its region did, which had sold a share of their final
 * number as long before the event: the method {@code curve}.
 */
record FinalSold(EventFigures event, EndedEvents.Known known, Instant now) {
    private static final int LEAST_EVENTS = 5;
    private static final double HUNDRED = 100;
    private static final double TENTHS = 10;

    /** @param factor its final number divided by what it had sold by then */
    private record Ended(long sold, long inAll, double factor) {}

    Prediction predicted() {
        if (event.completeSince().isEmpty()) {
            return new Prediction.None("its tickets are not all counted yet");
        }
        if (event.status().equals("deleted")) {
            return new Prediction.None("it is not on sale any more");
        }
        if (event.eventDate().isEmpty()) {
            return new Prediction.None("the date of the event is not known");
        }
        Duration left = Duration.between(now, event.eventDate().get());
        if (!left.isPositive()) {
            return new Prediction.None("the event has begun");
        }
        long sold = event.totalSold().orElse(0L);
        if (sold <= 0) {
            return new Prediction.None("nothing is sold yet");
        }
        List<Ended> comparable = comparable(left);
        return comparable.size() < LEAST_EVENTS
                ? new Prediction.None("fewer than " + LEAST_EVENTS
                        + " ended events of the region were watched from their on-sale on and had sold something this long before: "
                        + comparable.size())
                : new Prediction.Range(json(sold, comparable));
    }

    private List<Ended> comparable(Duration left) {
        return known.events().stream()
                .filter(ended -> !ended.eventId().equals(event.eventId()))
                .map(ended -> {
                    long then = ended.soldBefore(ended.date().minus(left));
                    return new Ended(then, ended.soldInAll(), ended.soldInAll() / (double) then);
                })
                .filter(ended -> ended.sold() > 0 && ended.inAll() > 0)
                .toList();
    }

    private ObjectNode json(long sold, List<Ended> comparable) {
        double[] factors =
                comparable.stream().mapToDouble(Ended::factor).sorted().toArray();
        ObjectNode json = Json.object()
                .put("p25", atMostCapacity(sold, sold * Quantiles.of(factors, 0.25)))
                .put("p50", atMostCapacity(sold, sold * Quantiles.of(factors, 0.5)))
                .put("p75", atMostCapacity(sold, sold * Quantiles.of(factors, 0.75)))
                .put("method", "curve")
                .put("comparable_events", comparable.size())
                .put("past_error_percent", pastError(comparable));
        Json.put(json, "measured_at", Optional.of(known.readAt()));
        return json;
    }

    /** What was sold already stays sold, even beyond the capacity. */
    private long atMostCapacity(long sold, double number) {
        long most = event.totalCapacity().map(all -> Math.max(all, sold)).orElse(Long.MAX_VALUE);
        return Math.min(Math.round(number), most);
    }

    /** How far the method is off for each of these events by the others: the median. */
    private static double pastError(List<Ended> comparable) {
        double[] errors = IntStream.range(0, comparable.size())
                .mapToDouble(left -> {
                    Ended one = comparable.get(left);
                    double[] others = IntStream.range(0, comparable.size())
                            .filter(other -> other != left)
                            .mapToDouble(other -> comparable.get(other).factor())
                            .sorted()
                            .toArray();
                    double predicted = one.sold() * Quantiles.of(others, 0.5);
                    return Math.abs(predicted - one.inAll()) / one.inAll();
                })
                .sorted()
                .toArray();
        return Math.round(Quantiles.of(errors, 0.5) * HUNDRED * TENTHS) / TENTHS;
    }
}
