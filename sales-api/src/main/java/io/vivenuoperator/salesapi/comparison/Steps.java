package io.vivenuoperator.salesapi.comparison;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.series.Interval;
import io.vivenuoperator.salesapi.time.AskedTime;
import io.vivenuoperator.store.query.EventFigures;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The axis of events that are aligned: how many intervals after an instant of each.
 *
 * @param first the lowest step
 * @param last the highest one
 */
record Steps(Alignment alignment, Interval interval, long first, long last) {
    private static final int MOST = 5_000;
    private static final List<Interval> USUAL = List.of(Interval.HOUR, Interval.DAY, Interval.WEEK);

    /** From the first beginning of a sale to the last end of one, or to the event. */
    static Steps of(Alignment alignment, Parameters parameters, List<EventFigures> events, Instant now)
            throws BadParameterException {
        if (parameters.text("interval").isEmpty()) {
            return usual(alignment, events, now);
        }
        Interval asked = Interval.named(parameters.word("interval", "", Interval.words()));
        Steps steps = of(alignment, asked, events, now);
        if (steps.tooMany()) {
            for (Interval longer : Interval.values()) {
                if (!of(alignment, longer, events, now).tooMany()) {
                    throw new BadParameterException(
                            "interval",
                            "that would be more than " + MOST + " steps; the smallest interval that fits is "
                                    + longer.word());
                }
            }
        }
        return steps;
    }

    /** Hours after the beginning of a sale, days before an event, or what fits. */
    private static Steps usual(Alignment alignment, List<EventFigures> events, Instant now) {
        return USUAL.stream()
                .skip(alignment == Alignment.ON_SALE ? 0 : 1)
                .map(interval -> of(alignment, interval, events, now))
                .filter(steps -> !steps.tooMany())
                .findFirst()
                .orElseGet(() -> of(alignment, Interval.WEEK, events, now));
    }

    private boolean tooMany() {
        return last - first >= MOST;
    }

    private static Steps of(Alignment alignment, Interval interval, List<EventFigures> events, Instant now) {
        long first = 0;
        long last = 0;
        for (EventFigures event : events) {
            Optional<Instant> anchor = alignment.anchor(event);
            if (anchor.isPresent()) {
                ZoneId zone = AskedTime.usable(event.timezone());
                if (alignment == Alignment.ON_SALE) {
                    last = Math.max(last, interval.wholeBetween(anchor.get(), end(event, now), zone));
                } else {
                    // One more, so that the curve begins where the sale had not.
                    Instant begin = begin(event, anchor.get());
                    first = Math.min(first, -interval.wholeBetween(begin, anchor.get(), zone) - 1);
                }
            }
        }
        return new Steps(alignment, interval, first, last);
    }

    private static Instant end(EventFigures event, Instant now) {
        return event.salesEndDate()
                .or(event::eventDate)
                .filter(end -> end.isBefore(now))
                .orElse(now);
    }

    private static Instant begin(EventFigures event, Instant anchor) {
        return event.salesStartDate()
                .or(event::completeSince)
                .filter(begin -> begin.isBefore(anchor))
                .orElse(anchor);
    }

    List<Long> values() {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    /** The instants of an event at these steps. */
    List<Instant> instants(EventFigures event, Instant anchor) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(step -> interval.shifted(anchor, step, AskedTime.usable(event.timezone())))
                .toList();
    }
}
