package io.vivenuoperator.poller.run;

import io.vivenuoperator.poller.region.OddValues;
import io.vivenuoperator.poller.region.RunStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The report's message: one sentence for people. */
final class ReportMessages {
    /** The report is short; the view {@code quarantined} lists all. */
    private static final int NAMED = 2;

    private ReportMessages() {}

    static String ended(RunStatistics tally) {
        List<String> parts = new ArrayList<>();
        parts.add("read " + tally.events() + " events and " + tally.tickets() + " tickets");
        parts.addAll(ClockRemarks.of(tally));
        remark(parts, tally.resumed(), "events were finished by the previous run, which was interrupted");
        tally.proof()
                .ifPresent(proof ->
                        parts.add("%d of %d sold tickets match".formatted(proof.matched(), proof.vendorSold())));
        remark(parts, tally.differing(), "event counts differ from the vendor's");
        remark(parts, tally.failedEvents().size(), "events could not be read and are retried by the next run");
        unreadable(parts, tally.unreadableCount(), tally.unreadable());
        odd(parts, tally.odd());
        remark(parts, tally.repaired(), "tickets are gone from the vendor");
        remark(parts, tally.vanished(), "events are gone from the vendor");
        String sentence = String.join(", ", parts);
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".";
    }

    static String failed(RunFailure failure, RunStatistics tally) {
        String remarks =
                ClockRemarks.of(tally).stream().map(remark -> ", " + remark).collect(Collectors.joining());
        return tally.events() + tally.tickets() == 0
                ? failure.message() + remarks
                : "%s (after %d events and %d tickets; what was stored stays, and the next run resumes there)"
                        .formatted(failure.message() + remarks, tally.events(), tally.tickets());
    }

    private static void unreadable(List<String> parts, long count, Map<String, String> records) {
        if (!records.isEmpty()) {
            String some = records.entrySet().stream()
                    .limit(NAMED)
                    .map(record -> record.getKey() + ": " + record.getValue())
                    .collect(Collectors.joining("; "));
            parts.add("%d records have an unexpected format and are in quarantine (%s%s)"
                    .formatted(count, some, count > NAMED ? "; …" : ""));
        }
    }

    private static void odd(List<String> parts, Map<String, OddValues> odd) {
        if (!odd.isEmpty()) {
            String some = odd.entrySet().stream()
                    .limit(NAMED)
                    .map(each -> "%s, first in %s"
                            .formatted(each.getKey(), each.getValue().example()))
                    .collect(Collectors.joining("; "));
            long met = odd.values().stream().mapToLong(OddValues::met).sum();
            parts.add("%d values can't be read and are left empty (%s%s)"
                    .formatted(met, some, odd.size() > NAMED ? "; …" : ""));
        }
    }

    private static void remark(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }
}
