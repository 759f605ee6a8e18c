package io.vivenuoperator.salesapi.ledger;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.store.query.TimeSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** When tickets were created, as four parameters say it. */
final class CreationTime {
    static final List<String> PARAMETERS =
            List.of("created_at[gt]", "created_at[gte]", "created_at[lt]", "created_at[lte]");

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private CreationTime() {}

    /** The time between them; the store's clock counts microseconds. */
    static TimeSpan of(Parameters parameters, ZoneId zone) throws BadParameterException {
        Instant from = FIRST;
        Instant to = LAST;
        for (String parameter : PARAMETERS) {
            Optional<Instant> bound = parameters.instant(parameter, zone);
            if (bound.isPresent()) {
                boolean next = parameter.endsWith("[gt]") || parameter.endsWith("[lte]");
                Instant at = next ? bound.get().plus(1, ChronoUnit.MICROS) : bound.get();
                if (parameter.contains("[g")) {
                    from = at.isAfter(from) ? at : from;
                } else {
                    to = at.isBefore(to) ? at : to;
                }
            }
        }
        return new TimeSpan(from, to);
    }
}
