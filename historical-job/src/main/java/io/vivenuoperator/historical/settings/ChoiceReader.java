package io.vivenuoperator.historical.settings;

import io.vivenuoperator.historical.plan.TicketChoice;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads which tickets are wanted. A variable that is set to nothing means all of them, one that is not set the usual ones. */
final class ChoiceReader {
    private static final String STATUSES = "FILTER_STATUSES";
    private static final String NAMES = "FILTER_NAME_CONTAINS";
    private static final String AFTER = "FILTER_CREATED_AFTER";
    private static final String BEFORE = "FILTER_CREATED_BEFORE";
    private static final String LIMIT = "FILTER_LIMIT";

    private final EnvironmentVariables environment;

    ChoiceReader(EnvironmentVariables environment) {
        this.environment = environment;
    }

    TicketChoice read(JobMode mode) {
        boolean isPull = mode == JobMode.PULL_ONLY;
        var statuses = list(STATUSES, isPull ? List.of() : List.of("VALID", "DETAILSREQUIRED"));
        statuses.forEach(ChoiceReader::check);
        var after = instant(AFTER);
        var before = instant(BEFORE);
        if (after.isPresent() && before.isPresent() && !after.get().isBefore(before.get())) {
            throw new MisconfiguredException(BEFORE, "must be later than " + AFTER);
        }
        return new TicketChoice(
                new HashSet<>(statuses), list(NAMES, isPull ? List.of() : List.of("CHARITY")), after, before, limit());
    }

    private List<String> list(String name, List<String> usual) {
        if (!environment.variables().containsKey(name)) {
            return usual;
        }
        return environment.list(name, "must be texts with commas between them", ChoiceReader::text);
    }

    private static String text(String item) {
        if (item.isEmpty()) {
            throw new IllegalArgumentException("an item is empty");
        }
        return item;
    }

    private static void check(String status) {
        for (TicketStatus known : TicketStatus.values()) {
            if (known.name().equals(status)) {
                return;
            }
        }
        throw new MisconfiguredException(
                STATUSES, "must be some of VALID, DETAILSREQUIRED, RESERVED, INVALID, BLANK with commas between them");
    }

    private Optional<Instant> instant(String name) {
        try {
            return environment.optional(name).map(Instant::parse);
        } catch (DateTimeException e) {
            throw new MisconfiguredException(name, "must be an instant such as 2026-11-26T00:00:00Z");
        }
    }

    private OptionalInt limit() {
        return environment.optional(LIMIT).isPresent()
                ? OptionalInt.of(environment.integer(LIMIT, 1, 1, 10_000_000))
                : OptionalInt.empty();
    }
}
