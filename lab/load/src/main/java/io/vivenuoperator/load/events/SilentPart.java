package io.vivenuoperator.load.events;

import io.vivenuoperator.load.goal.MeasuredGoal;
import io.vivenuoperator.load.program.CallerKeysFile;
import io.vivenuoperator.load.program.ProcessUse;
import io.vivenuoperator.load.publishing.LogWriter;
import io.vivenuoperator.load.publishing.SampleMessage;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Clients of the stream that ask and never read: what they take, and how soon the service has cut them off. */
record SilentPart(EventsStage stage, PrintStream out, List<MeasuredGoal> goals) {
    private static final String CLIENTS = "vivenu_events_stream_clients";
    private static final int RECEIVE_BUFFER = 4_096;
    /** Far more than what fits into the buffers between. */
    private static final int MESSAGES = 4_000;

    private static final int PUBLISHED_AT_ONCE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double GONE_SECONDS = 15;
    private static final double KILOBYTES = 1_024;

    void measure(int silent) throws IOException, SQLException, InterruptedException {
        if (silent == 0) {
            return;
        }
        String run = HookGroup.prefix("silent");
        double others = clients();
        List<Socket> sockets = new ArrayList<>();
        try {
            // What the service keeps of the newest messages is there before, whoever reads them.
            publish(HookGroup.prefix("unheard"));
            Thread.sleep(Duration.ofSeconds(1));
            ProcessUse before = ProcessUse.of(stage.service().pid());
            for (int client = 0; client < silent; client++) {
                sockets.add(open(SampleMessage.type(run, 0)));
            }
            require(HookGroup.comes(() -> clients() >= others + silent, PATIENCE), "connected");
            long begin = System.nanoTime();
            publish(run);
            Thread.sleep(Duration.ofSeconds(2));
            ProcessUse full = ProcessUse.of(stage.service().pid());
            boolean gone = HookGroup.comes(() -> clients() <= others, PATIENCE);
            double seconds = (System.nanoTime() - begin) / 1e9;
            double kilobytes = (full.residentKilobytes() - before.residentKilobytes()) / (double) silent;
            out.printf(
                    Locale.ROOT,
                    "%d clients that never read: %.0f kB each, %s after %.1f s%n",
                    silent,
                    kilobytes,
                    gone ? "gone" : "STILL THERE",
                    seconds);
            goals.add(MeasuredGoal.atMost(
                    "clients that never read: resident memory of each, kB", OptionalDouble.of(kilobytes), KILOBYTES));
            goals.add(MeasuredGoal.atMost(
                    "until they are gone, s",
                    gone ? OptionalDouble.of(seconds) : OptionalDouble.empty(),
                    GONE_SECONDS));
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private void publish(String run) throws SQLException {
        try (var log = new LogWriter(stage.postgres().jdbcUrl())) {
            for (int from = 0; from < MESSAGES; from += PUBLISHED_AT_ONCE) {
                log.publish(number -> SampleMessage.of(run, number, 0, 0), from, from + PUBLISHED_AT_ONCE);
            }
        }
    }

    private double clients() {
        var metrics = stage.service().metrics();
        require(metrics.has(CLIENTS), "counted: there is no metric " + CLIENTS);
        return metrics.sum(CLIENTS);
    }

    private static void require(boolean good, String what) {
        if (!good) {
            throw new IllegalStateException("the silent clients are not " + what);
        }
    }

    private Socket open(String type) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.connect(stage.service().address());
        socket.getOutputStream()
                .write(("GET /events/stream?type=" + type + " HTTP/1.1\r\nHost: stream.test\r\nAuthorization: Bearer "
                                + CallerKeysFile.KEY + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
