package io.vivenuoperator.load.reading;

import io.vivenuoperator.load.drive.ClosedLoop;
import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.drive.Requests;
import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.ledger.Tally;
import io.vivenuoperator.load.program.ProcessUse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * Asks one question again and again.
 *
 * @param pid the server's process
 */
record ReadLoops(InetSocketAddress target, long pid) {
    private static final int CONNECTIONS = 32;
    private static final int MOST_PER_SECOND = 60_000;
    private static final int NOT_MODIFIED = 304;
    private static final int WARMUP_SECONDS = 2;

    /** As fast as the server answers; each answer must have the status. */
    ReadCost cost(String name, Get question, int status, Duration length) throws IOException {
        ask(question, status, length);
        ProcessUse before = ProcessUse.of(pid);
        ReadRate rate = ask(question, status, length);
        return new ReadCost(
                name, rate.answers(), ProcessUse.of(pid).cpuSeconds() - before.cpuSeconds(), rate.perSecond());
    }

    private record ReadRate(long answers, double perSecond) {}

    private ReadRate ask(Get question, int status, Duration length) throws IOException {
        int most = (int) (MOST_PER_SECOND * length.toSeconds());
        var ledger = new Ledger(most);
        ClosedLoop.Result result = ClosedLoop.run(
                target, Requests.of(target, _ -> question, most), ledger, CONNECTIONS, Duration.ZERO, length);
        Tally tally = ledger.tally();
        long expected =
                status == NOT_MODIFIED ? tally.refusedByStatus().getOrDefault(status, 0L) : tally.acknowledged();
        if (expected != result.sent()) {
            throw new IllegalStateException(question.path() + " is not answered by " + status + ": " + tally);
        }
        return new ReadRate(expected, result.perSecond());
    }

    /** At a fixed rate, whether or not the answers keep up. */
    Latencies atRate(Get question, int rate, Duration length) throws InterruptedException {
        int warmup = rate * WARMUP_SECONDS;
        int[] all =
                IntStream.range(0, (int) (rate * length.toSeconds()) + warmup).toArray();
        var ledger = new Ledger(all.length);
        var _ = OpenLoop.start(target, _ -> question, ledger, all, rate, CONNECTIONS)
                .await();
        if (ledger.tally().acknowledged() != all.length) {
            throw new IllegalStateException(question.path() + " is not always answered: " + ledger.tally());
        }
        return ledger.latencies(warmup);
    }
}
