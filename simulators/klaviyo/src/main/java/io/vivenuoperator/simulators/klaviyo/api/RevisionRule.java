package io.vivenuoperator.simulators.klaviyo.api;

import io.vivenuoperator.simulators.klaviyo.fault.KlaviyoFaults;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.http.Reply;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** What the {@code revision} header must be: there, a date, not of the future, not two years old. */
final class RevisionRule {
    private static final int YEARS = 2;

    private final FaultSwitches<KlaviyoFaults> switches;
    private final Clock clock;

    RevisionRule(FaultSwitches<KlaviyoFaults> switches, Clock clock) {
        this.switches = switches;
        this.clock = clock;
    }

    /** Refuses a revision, or lets it pass. */
    Optional<Reply> refuse(Optional<String> revision) {
        if (revision.isEmpty()) {
            return Optional.of(
                    ApiErrors.of(400, "missing_revision", "Missing API revision.", "The revision header is required."));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate date;
        try {
            date = LocalDate.parse(revision.get());
        } catch (DateTimeException e) {
            return Optional.of(unknown(revision.get()));
        }
        if (date.isAfter(today)) {
            return Optional.of(unknown(revision.get()));
        }
        boolean old = date.plusYears(YEARS).isBefore(today);
        return old && switches.own().retiredRevision().equals("gone")
                ? Optional.of(ApiErrors.of(
                        410, "gone", "API revision retired.", "Revision " + date + " is no longer supported."))
                : Optional.empty();
    }

    private static Reply unknown(String revision) {
        return ApiErrors.of(
                400, "invalid_revision", "Invalid API revision.", "The revision " + revision + " is not valid.");
    }
}
