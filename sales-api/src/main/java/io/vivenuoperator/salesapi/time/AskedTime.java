package io.vivenuoperator.salesapi.time;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.store.query.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The time that a question is about: {@code from}, {@code to}, {@code at}, and the zone in which a bare date begins. */
public final class AskedTime {
    /** Of a question about a time. */
    public static final List<String> PARAMETERS = List.of("from", "to", "tz");

    private static final String OF_THE_EVENT = "event";
    private static final Duration USUAL_LENGTH = Duration.ofDays(7);

    private AskedTime() {}

    /** The zone of {@code tz}, which is the event's own unless another one is asked for; UTC if the event has none that is known. */
    public static ZoneId zone(Parameters parameters, Optional<String> eventZone) throws BadParameterException {
        ZoneId own = usable(eventZone);
        return parameters.text("tz").filter(OF_THE_EVENT::equals).isPresent() ? own : parameters.zone("tz", own);
    }

    /** The zone of an event; UTC if it has none that is known. */
    public static ZoneId usable(Optional<String> eventZone) {
        return eventZone
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    /** From 7 days before its end to now, unless something else is asked for. */
    public static TimeSpan span(Parameters parameters, ZoneId zone, Instant now) throws BadParameterException {
        Instant to = parameters.instant("to", zone).orElse(now);
        Instant from = parameters.instant("from", zone).orElse(to.minus(USUAL_LENGTH));
        return ordered(from, to);
    }

    /** The same, if it is one. */
    public static TimeSpan ordered(Instant from, Instant to) throws BadParameterException {
        if (!from.isBefore(to)) {
            throw new BadParameterException("from", "must lie before 'to'");
        }
        return new TimeSpan(from, to);
    }

    /** An instant that has been; now, unless one is asked for. */
    public static Instant at(Parameters parameters, ZoneId zone, Instant now) throws BadParameterException {
        Instant at = parameters.instant("at", zone).orElse(now);
        if (at.isAfter(now)) {
            throw new BadParameterException("at", "lies in the future; what was seen then is not known yet");
        }
        return at;
    }
}
