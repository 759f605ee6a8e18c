package io.vivenuoperator.salesapi.forecast;

import io.vivenuoperator.store.query.EventFigures;
import io.vivenuoperator.store.query.HourOfSales;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An event that is over and that was watched from the beginning of its sale on: what it had sold by any hour. */
final class EndedEvent {
    private final EventFigures figures;
    private final Instant date;
    /** Seconds since 1970, ascending. */
    private final long[] hours;
    /** What was sold from the hour with the same index on. */
    private final long[] soldFrom;

    private final long sold;

    private EndedEvent(EventFigures figures, Instant date, long[] hours, long[] soldFrom, long sold) {
        this.figures = figures;
        this.date = date;
        this.hours = hours;
        this.soldFrom = soldFrom;
        this.sold = sold;
    }

    /** @param sales by hour, ascending */
    static EndedEvent of(EventFigures figures, Instant date, List<HourOfSales> sales) {
        long[] hours =
                sales.stream().mapToLong(hour -> hour.begins().getEpochSecond()).toArray();
        long[] soldFrom = new long[hours.length + 1];
        for (int i = hours.length - 1; i >= 0; i--) {
            soldFrom[i] = soldFrom[i + 1] + sales.get(i).sold();
        }
        return new EndedEvent(
                figures, date, hours, soldFrom, figures.totalSold().orElse(0L));
    }

    String eventId() {
        return figures.eventId();
    }

    Instant date() {
        return date;
    }

    Optional<Long> capacity() {
        return figures.totalCapacity();
    }

    /** What was sold in all before the hour that this instant lies in. */
    long soldBefore(Instant at) {
        int place = Arrays.binarySearch(hours, at.truncatedTo(ChronoUnit.HOURS).getEpochSecond());
        return sold - soldFrom[place < 0 ? -place - 1 : place];
    }

    /** What was sold in all by the end. */
    long soldInAll() {
        Instant end = figures.eventEndDate().orElse(date);
        return soldBefore(end.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS));
    }

    /** The end of the first hour, in seconds since 1970, by which so many were sold; empty if that never was. */
    OptionalLong reached(long number) {
        for (int i = 0; i < hours.length; i++) {
            if (sold - soldFrom[i + 1] >= number) {
                return OptionalLong.of(hours[i] + 3_600);
            }
        }
        return OptionalLong.empty();
    }
}
