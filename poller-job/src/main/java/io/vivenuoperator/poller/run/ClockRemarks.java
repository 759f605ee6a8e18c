package io.vivenuoperator.poller.run;

import io.vivenuoperator.poller.region.RunStatistics;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The report's remarks about Vivenu's clock; none while it agrees with ours. */
final class ClockRemarks {
    private static final Duration WORTH_TELLING = Duration.ofMinutes(5);

    private ClockRemarks() {}

    static List<String> of(RunStatistics tally) {
        List<String> remarks = new ArrayList<>();
        if (!tally.notAsked().isEmpty()) {
            remarks.add("by Vivenu's clock it was too early to ask for " + String.join(" and ", tally.notAsked()));
        }
        tally.wentBackFrom()
                .ifPresent(from -> remarks.add(
                        "Vivenu's clock is behind what counted as read (until %s), so changes since %s were read again"
                                .formatted(
                                        from.truncatedTo(ChronoUnit.SECONDS),
                                        tally.wentBackTo().orElse(from).truncatedTo(ChronoUnit.SECONDS))));
        tally.vendorAhead()
                .filter(ahead -> ahead.abs().compareTo(WORTH_TELLING) >= 0)
                .ifPresent(ahead -> remarks.add("Vivenu's clock is " + text(ahead.abs())
                        + (ahead.isNegative() ? " behind ours" : " ahead of ours")));
        if (tally.isVendorClockUnknown()) {
            remarks.add(
                    "Vivenu's clock is unknown (no answer had a usable Date header), so changes count as read only a day later");
        }
        return remarks;
    }

    private static String text(Duration duration) {
        if (duration.toDays() > 0) {
            return duration.toDays() + " d " + duration.toHoursPart() + " h";
        }
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " min"
                : duration.toMinutes() + " min";
    }
}
