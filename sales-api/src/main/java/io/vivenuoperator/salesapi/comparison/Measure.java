package io.vivenuoperator.salesapi.comparison;

import io.vivenuoperator.store.query.EventFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is compared. */
enum Measure {
    /** Tickets. */
    SOLD,
    /** Tickets in percent of the capacity that the event has now. */
    PERCENT;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** As parameters have it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> words() {
        return Arrays.stream(values()).map(Measure::word).toList();
    }

    static Measure named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Empty where what was sold, or the capacity, is not known. */
    Optional<? extends Number> of(EventFigures event, Optional<Long> sold) {
        return this == SOLD
                ? sold
                : event.totalCapacity()
                        .filter(capacity -> capacity > 0)
                        .flatMap(capacity -> sold.map(number -> BigDecimal.valueOf(number)
                                .multiply(HUNDRED)
                                .divide(BigDecimal.valueOf(capacity), 2, RoundingMode.HALF_UP)
                                .doubleValue()));
    }

    /** Why there is nothing to compare of an event. */
    Optional<String> missing(EventFigures event) {
        boolean needed = this == PERCENT && event.totalCapacity().orElse(0L) == 0;
        return needed ? Optional.of("the capacity is not known, or 0") : Optional.empty();
    }
}
