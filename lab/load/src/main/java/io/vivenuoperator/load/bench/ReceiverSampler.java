package io.vivenuoperator.load.bench;

import io.vivenuoperator.load.delivery.Deliveries;
import io.vivenuoperator.load.delivery.Mix;
import io.vivenuoperator.load.delivery.Post;
import io.vivenuoperator.load.delivery.Shape;
import io.vivenuoperator.load.delivery.Target;
import io.vivenuoperator.load.drive.ClosedLoop;
import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.drive.Requests;
import io.vivenuoperator.load.ledger.Balance;
import io.vivenuoperator.load.ledger.Latencies;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.ledger.Rows;
import io.vivenuoperator.load.program.Processors;
import io.vivenuoperator.load.program.ReceiverProgram;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Takes samples of the receiver, each with its own ledger. */
final class ReceiverSampler {
    static final int BODY_BYTES = 4_200;

    private static final String CATALOGUE = "bench-";
    private static final String NO_SIGNATURE = "0".repeat(64);
    private static final Duration RAMP_UP = Duration.ofMillis(500);

    /** More than enough; a sample that needs more ends early. */
    private static final int MADE_PER_SECOND = 16_000;

    private static final int OPEN_CONNECTIONS = 64;
    private static final int OPEN_WARMUP_SECONDS = 2;
    private static final int SEEDERS = 8;

    private final BenchSettings settings;
    private final List<Target> targets;
    private final ReceiverProgram program;
    private final InetSocketAddress receiver;
    private final Rows rows;
    private final NewsCheck news;
    private final Clock clock;

    ReceiverSampler(
            BenchSettings settings,
            List<Target> targets,
            ReceiverProgram program,
            Rows rows,
            NewsCheck news,
            Clock clock) {
        this.settings = settings;
        this.targets = targets;
        this.program = program;
        receiver = program.address();
        this.rows = rows;
        this.news = news;
        this.clock = clock;
    }

    /** Creates the events and their types, which exist before a sale begins. */
    void seed() throws IOException {
        Deliveries deliveries = deliveries(0);
        var ledger = new Ledger(settings.events());
        Requests creations = Requests.of(receiver, deliveries::creation, settings.events());
        var _ = ClosedLoop.run(receiver, creations, ledger, SEEDERS, Duration.ZERO, Duration.ofMinutes(2));
        if (ledger.acknowledgedSoFar() != settings.events()) {
            throw new IllegalStateException("the events could not be made: " + ledger.tally());
        }
    }

    Sample sample(Subject subject, Processors processors) throws IOException, SQLException {
        long newsBefore = news.messages();
        boolean refused = subject == Subject.RECEIVER_REFUSING_64;
        Deliveries deliveries = deliveries(subject == Subject.RECEIVER_HOT_64 ? 1 : 0);
        IntFunction<Post> posts = refused ? number -> unsigned(deliveries.post(number)) : deliveries::post;
        int most = (int) (MADE_PER_SECOND * settings.sample().plus(RAMP_UP).toMillis() / 1_000);
        Requests requests = Requests.of(receiver, posts, most);
        var ledger = new Ledger(most);
        long soldBefore = rows.sold(CATALOGUE);
        // Collect the previous sample's garbage now rather than during this one.
        System.gc();
        Batches batchesBefore = Batches.of(program);
        Processors.Reading before = processors.read();
        ClosedLoop.Result result =
                ClosedLoop.run(receiver, requests, ledger, subject.connections(), RAMP_UP, settings.sample());
        Shares cpu = Shares.between(before, processors.read());
        Balance balance = Balance.of(ledger, rows.find(deliveries, result.sent(), soldBefore));
        Latencies latencies = ledger.latencies(0);
        var faults = new ArrayList<>(balance.faults());
        faults.addAll(news.faults(newsBefore, deliveries.run(), balance.tickets()));
        return new Sample(
                subject,
                result.perSecond(),
                latencies.percentile(50),
                latencies.percentile(99),
                cpu,
                balance + Batches.of(program).since(batchesBefore).words(),
                faults);
    }

    /** The result of deliveries at a fixed rate. */
    record Open(Balance balance, Latencies latencies, double perSecond, Shares cpu) {}

    Open open(Processors processors) throws SQLException, InterruptedException {
        Deliveries deliveries = deliveries(0);
        int count = (int) (settings.openRate() * settings.openLength().toSeconds());
        var ledger = new Ledger(count);
        long soldBefore = rows.sold(CATALOGUE);
        System.gc();
        Processors.Reading before = processors.read();
        long start = System.nanoTime();
        int[] all = IntStream.range(0, count).toArray();
        OpenLoop loop = OpenLoop.start(receiver, deliveries, ledger, all, settings.openRate(), OPEN_CONNECTIONS);
        var _ = loop.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        Shares cpu = Shares.between(before, processors.read());
        Balance balance = Balance.of(ledger, rows.find(deliveries, count, soldBefore));
        return new Open(
                balance,
                ledger.latencies(settings.openRate() * OPEN_WARMUP_SECONDS),
                balance.tally().acknowledged() / seconds,
                cpu);
    }

    private Deliveries deliveries(double hotShare) {
        String run = "bench-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        return new Deliveries(
                run,
                CATALOGUE,
                targets,
                new Shape(settings.events(), hotShare, BODY_BYTES, Mix.SALE),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private static Post unsigned(Post post) {
        return new Post(post.path(), NO_SIGNATURE, post.body());
    }
}
