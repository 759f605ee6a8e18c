package io.vivenuoperator.historical.report;

import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.PlanOutlook;
import io.vivenuoperator.historical.delivery.SendTally;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a person at a terminal sees: the counts before anything is sent, and how far it is. Nothing if nobody looks. */
public final class PeopleOutput {
    private final PrintStream out;
    private final boolean isWatched;

    /**
     * Prints if somebody looks.
     *
     * @param isWatched whether stdout is a terminal
     */
    public PeopleOutput(PrintStream out, boolean isWatched) {
        this.out = out;
        this.isWatched = isWatched;
    }

    public void show(PlanCounts plan, PlanOutlook outlook) {
        if (isWatched) {
            counts(plan, outlook).forEach(out::println);
        }
    }

    static List<String> counts(PlanCounts plan, PlanOutlook outlook) {
        List<String> lines = new ArrayList<>();
        lines.add("Found %d total tickets".formatted(plan.tickets()));
        lines.add("Filtering results:");
        lines.add("  - Total tickets: %d".formatted(plan.tickets()));
        lines.add("  - Rejected (wrong status): %d".formatted(plan.rejectedByStatus()));
        lines.add("  - Rejected (wrong name): %d".formatted(plan.rejectedByName()));
        lines.add("  - Rejected (wrong time): %d".formatted(plan.rejectedByTime()));
        lines.add("  - Beyond the limit: %d".formatted(plan.cutByLimit()));
        lines.add("  - Already sent: %d".formatted(plan.alreadySent()));
        lines.add("  - In doubt from before: %d".formatted(plan.inDoubt()));
        lines.add("  - Tickets to send: %d".formatted(plan.toSend()));
        outlook.types().forEach((type, count) -> lines.add("      %6d  %s".formatted(count, type)));
        outlook.first().ifPresent(first -> lines.add("  - Oldest made: " + first));
        outlook.last().ifPresent(last -> lines.add("  - Newest made: " + last));
        lines.add("  - Expected duration: " + duration(outlook.expected()));
        return lines;
    }

    /** Says how far it is until it is closed. */
    public ProgressLine follow(SendTally tally, long toSend) {
        return new ProgressLine(out, tally, toSend, isWatched);
    }

    private static String duration(Duration time) {
        return "%d h %d min %d s".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
