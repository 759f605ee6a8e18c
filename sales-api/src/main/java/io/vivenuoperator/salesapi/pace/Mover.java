package io.vivenuoperator.salesapi.pace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.salesapi.question.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An event compared with itself at another time.
 *
 * @param sold empty if nobody looked and nothing was noticed
 * @param baseline what was sold at the other time
 */
record Mover(
        String region,
        String eventId,
        String eventName,
        Optional<Long> sold,
        Optional<Long> baseline,
        double covered,
        double baselineCovered) {
    /** Of fewer, a change in percent says nothing. */
    private static final long SMALL = 20;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What rows can be ordered by. */
    static final List<String> ORDERS = List.of("-sold", "sold", "-change", "change");

    /** Unknown values come last both ways. */
    static Comparator<Mover> by(String order) {
        Comparator<Double> values = order.startsWith("-") ? Comparator.reverseOrder() : Comparator.naturalOrder();
        boolean bySold = order.endsWith("sold");
        Comparator<Mover> ordered = (one, other) -> {
            Optional<Double> first = bySold ? one.sold().map(Long::doubleValue) : one.change();
            Optional<Double> second = bySold ? other.sold().map(Long::doubleValue) : other.change();
            return first.isPresent() && second.isPresent()
                    ? values.compare(first.get(), second.get())
                    : Boolean.compare(first.isEmpty(), second.isEmpty());
        };
        return ordered.thenComparing(Mover::region).thenComparing(Mover::eventId);
    }

    /** In percent of the baseline; empty where that is small or one of both is not known. */
    Optional<Double> change() {
        return sold.flatMap(now -> baseline.filter(before -> before >= SMALL)
                .map(before -> BigDecimal.valueOf(now - before)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(before), 1, RoundingMode.HALF_UP)
                        .doubleValue()));
    }

    /** Whether it is known that nothing moved. */
    boolean still() {
        return sold.equals(Optional.of(0L)) && baseline.equals(Optional.of(0L));
    }

    ObjectNode json() {
        ObjectNode json =
                Json.object().put("region", region).put("event_id", eventId).put("event_name", eventName);
        Json.put(json, "sold", sold);
        Json.put(json, "baseline", baseline);
        Json.put(json, "change", change());
        if (baseline.isPresent()) {
            json.put("small_baseline", baseline.get() < SMALL);
        } else {
            json.putNull("small_baseline");
        }
        return json.put("covered", covered).put("baseline_covered", baselineCovered);
    }
}
