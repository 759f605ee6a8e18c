package io.vivenuoperator.load.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The benchmark's final report. */
final class Report {
    private static final List<Ratio> RATIOS = List.of(
            new Ratio("receiver / pgbench's whole work, 64", Subject.RECEIVER_64, Subject.WORK_64, 1.5),
            new Ratio("receiver / pgbench's whole work, 256", Subject.RECEIVER_256, Subject.WORK_256, 2),
            new Ratio(
                    "receiver (whole work) / pgbench's inbox row and event, 64",
                    Subject.RECEIVER_64,
                    Subject.INBOX_64,
                    1.5),
            new Ratio(
                    "receiver (whole work) / pgbench's inbox row and event, 256",
                    Subject.RECEIVER_256,
                    Subject.INBOX_256,
                    2),
            new Ratio("hot event / 1,000 events, receiver", Subject.RECEIVER_HOT_64, Subject.RECEIVER_64, 0.8),
            new Ratio("hot event / 1,000 events, pgbench's whole work", Subject.WORK_HOT_64, Subject.WORK_64, 0),
            new Ratio(
                    "receiver / itself without parsing and database",
                    Subject.RECEIVER_64,
                    Subject.RECEIVER_REFUSING_64,
                    0));

    private final BenchSettings settings;
    private final Samples samples;
    private final ReceiverSampler.Open open;

    Report(BenchSettings settings, Samples samples, ReceiverSampler.Open open) {
        this.settings = settings;
        this.samples = samples;
        this.open = open;
    }

    void print(PrintStream out) {
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "Bodies: of 20, 11 ticket.created and 4 ticket.updated of %d bytes, 1 event.updated of %d, "
                        + "4 transaction.complete of %d; four regions, %d events of 12 types.",
                ReceiverSampler.BODY_BYTES / 2,
                ReceiverSampler.BODY_BYTES * 3 / 4,
                ReceiverSampler.BODY_BYTES,
                settings.events()));
        out.println(
                "PostgreSQL with fsync, full_page_writes and synchronous_commit on. The load shares the processors with what it"
                        + " measures: ratios travel, rates don't.");
        out.println();
        for (Subject subject : Subject.values()) {
            if (!samples.of(subject).isEmpty()) {
                out.println(samples.medians(subject));
            }
        }
        out.println();
        RATIOS.forEach(ratio -> out.println(ratio.line(samples)));
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "open loop, %d/s: %s; acknowledged %.0f/s; %s",
                settings.openRate(),
                open.latencies(),
                open.perSecond(),
                open.cpu()));
        out.println("  " + open.balance());
        out.println(verdict());
    }

    private String verdict() {
        long bad = samples.all().stream()
                .filter(sample -> !sample.faults().isEmpty())
                .count();
        if (bad == 0 && open.balance().holds()) {
            return "VALID: every ledger balances";
        }
        return String.format(
                Locale.ROOT,
                "VOID: %d samples do not balance; open loop: %s",
                bad,
                open.balance().faults());
    }
}
