package io.vivenuoperator.salesapi.forecast;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import io.vivenuoperator.salesapi.series.Coverage;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.Movement;
import io.vivenuoperator.store.query.TicketTypeFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When an event sells out if its pace stays between the highest and the lowest of its last days: the method {@code pace}.
 *
 * @param movements within {@link #bounds}
 * @param error of the method on events that sold out
 */
record SellOut(
        EventFigures event,
        List<TicketTypeFigures> types,
        Collection<Movement> movements,
        Coverage coverage,
        Optional<Double> error,
        Instant now) {
    /** The last so many days, from the end. */
    static final List<Integer> DAYS = List.of(1, 3, 7);

    static final long LEAST_SOLD = 20;
    private static final double LEAST_COVERED = 0.95;
    private static final double SECONDS = 86_400.0;

    static List<Instant> bounds(Instant now) {
        return List.of(
                now.minus(Duration.ofDays(7)), now.minus(Duration.ofDays(3)), now.minus(Duration.ofDays(1)), now);
    }

    Prediction predicted() {
        Optional<String> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return new Prediction.None(obstacle.get());
        }
        long available = event.totalAvailable().orElse(0L);
        List<Double> perDay =
                DAYS.stream().map(days -> sold(days) / (double) days).toList();
        Optional<Instant> earliest = after(available, Collections.max(perDay));
        Optional<Instant> latest = after(available, Collections.min(perDay));
        Optional<Instant> end = saleEnd();
        if (earliest.isEmpty() || isLate(earliest.get(), end)) {
            return new Prediction.None("not at this pace: the sale ends before");
        }
        Optional<Instant> inTime = latest.filter(at -> !isLate(at, end));
        ObjectNode json = Json.object().put("earliest", day(earliest.get()).toString());
        Json.put(json, "latest", inTime.map(this::day));
        json.put("method", "pace")
                .put("basis", "sold per day in the last 1, 3 and 7 days: " + words(perDay))
                .put(
                        "assumes",
                        "the pace stays between these"
                                + (inTime.isPresent() ? "" : "; at the slowest, it does not sell out"));
        Json.put(json, "past_error_percent", error);
        return new Prediction.Range(json);
    }

    private Optional<String> obstacle() {
        Instant week = now.minus(Duration.ofDays(7));
        double covered = coverage.share(week, now);
        if (!event.status().equals("onSale") && !event.status().equals("planned")) {
            return Optional.of(event.status().equals("soldOut") ? "it is sold out" : "it is not on sale any more");
        }
        if (event.completeSince().isEmpty()) {
            return Optional.of("its tickets are not all counted yet");
        }
        if (event.totalCapacity().isEmpty()) {
            return Optional.of(withoutCapacity());
        }
        if (event.totalAvailable().orElse(0L) == 0) {
            return Optional.of("nothing is left to be sold");
        }
        if (covered < LEAST_COVERED) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "only %.1f percent of the last 7 days were watched",
                    Math.floor(covered * 1_000) / 10));
        }
        if (sold(7) < LEAST_SOLD) {
            return Optional.of("fewer than " + LEAST_SOLD + " were sold in the last 7 days");
        }
        return Optional.empty();
    }

    private String withoutCapacity() {
        long unknown = types.stream()
                .filter(type -> type.listed() && type.capacity().isEmpty())
                .count();
        return unknown == 0
                ? "the event lists no ticket types"
                : "capacity is not known for " + unknown + " ticket type" + (unknown == 1 ? "" : "s");
    }

    private long sold(int days) {
        int first = DAYS.size() - DAYS.indexOf(days);
        return movements.stream()
                .filter(movement -> movement.bucket() >= first)
                .mapToLong(Movement::sold)
                .sum();
    }

    /** Empty if it never is. */
    private Optional<Instant> after(long available, double perDay) {
        double seconds = available / perDay * SECONDS;
        return perDay > 0 && seconds < Duration.ofDays(36_500).toSeconds()
                ? Optional.of(now.plusSeconds(Math.round(seconds)))
                : Optional.empty();
    }

    private Optional<Instant> saleEnd() {
        return event.salesEndDate().or(event::eventDate).or(event::eventEndDate);
    }

    private static boolean isLate(Instant at, Optional<Instant> end) {
        return end.filter(at::isAfter).isPresent();
    }

    private LocalDate day(Instant at) {
        return at.atZone(AskedTime.usable(event.timezone())).toLocalDate();
    }

    private static String words(List<Double> perDay) {
        return perDay.stream()
                .map(rate -> String.format(Locale.ROOT, rate == Math.rint(rate) ? "%.0f" : "%.1f", rate))
                .collect(Collectors.joining(", "));
    }
}
