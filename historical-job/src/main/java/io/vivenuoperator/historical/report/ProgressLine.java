package io.vivenuoperator.historical.report;

import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.historical.delivery.SendTally;
import java.io.PrintStream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far it is: at a terminal each second in one line that is painted again, elsewhere each minute in the log. */
public final class ProgressLine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressLine.class);
    private static final int WIDTH = 30;
    private static final Duration AT_A_TERMINAL = Duration.ofSeconds(1);
    private static final Duration IN_THE_LOG = Duration.ofMinutes(1);

    private final PrintStream out;
    private final SendTally tally;
    private final long toSend;
    private final boolean isWatched;
    private final Thread speaker;

    ProgressLine(PrintStream out, SendTally tally, long toSend, boolean isWatched) {
        this.out = out;
        this.tally = tally;
        this.toSend = toSend;
        this.isWatched = isWatched;
        this.speaker = Thread.ofVirtual().name("progress").start(this::speak);
    }

    private void speak() {
        try {
            while (true) {
                Thread.sleep(isWatched ? AT_A_TERMINAL : IN_THE_LOG);
                say();
            }
        } catch (InterruptedException e) {
            // The last state is said by whoever ends it.
        }
    }

    private void say() {
        if (isWatched) {
            print("");
        } else {
            var counts = tally.counts();
            LOG.atInfo()
                    .addKeyValue("sent", counts.sent())
                    .addKeyValue("of", toSend)
                    .addKeyValue("refused", counts.refused())
                    .addKeyValue("failed", counts.failed())
                    .addKeyValue("inDoubt", counts.inDoubt())
                    .log("Sending");
        }
    }

    private synchronized void print(String end) {
        out.print("\r" + bar(tally.counts(), toSend) + end);
        out.flush();
    }

    static String bar(SendCounts counts, long toSend) {
        int full = Math.toIntExact(Math.min(WIDTH, WIDTH * counts.done() / Math.max(1, toSend)));
        return "[%s%s] %d of %d sent, %d refused, %d failed, %d in doubt"
                .formatted(
                        "#".repeat(full),
                        "-".repeat(WIDTH - full),
                        counts.sent(),
                        toSend,
                        counts.refused(),
                        counts.failed(),
                        counts.inDoubt());
    }

    @Override
    public void close() {
        speaker.interrupt();
        if (isWatched) {
            print("\n");
        }
    }
}
