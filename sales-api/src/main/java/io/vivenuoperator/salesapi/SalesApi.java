package io.vivenuoperator.salesapi;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.api.caller.CallerAuthentication;
import io.vivenuoperator.platform.api.caller.WayIn;
import io.vivenuoperator.platform.api.endpoint.CallerGate;
import io.vivenuoperator.platform.api.endpoint.Refusals;
import io.vivenuoperator.platform.api.endpoint.RequestQuota;
import io.vivenuoperator.platform.api.key.KeyWay;
import io.vivenuoperator.platform.api.key.KeysFile;
import io.vivenuoperator.platform.api.stream.StreamTiming;
import io.vivenuoperator.platform.api.token.TokenWay;
import io.vivenuoperator.platform.config.process.BuildInfo;
import io.vivenuoperator.platform.config.process.ProcessMeters;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.metrics.DatabaseMetrics;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.health.HealthCheck;
import io.vivenuoperator.platform.service.health.HealthState;
import io.vivenuoperator.salesapi.answer.AnswerCache;
import io.vivenuoperator.salesapi.export.Exports;
import io.vivenuoperator.salesapi.metrics.SalesApiMetrics;
import io.vivenuoperator.salesapi.portfolio.LivePortfolio;
import io.vivenuoperator.salesapi.portfolio.Tick;
import io.vivenuoperator.salesapi.session.SessionCookie;
import io.vivenuoperator.salesapi.session.SessionEndpoint;
import io.vivenuoperator.salesapi.session.SessionSecret;
import io.vivenuoperator.salesapi.session.SessionWay;
import io.vivenuoperator.salesapi.settings.SalesApiSettings;
import io.vivenuoperator.salesapi.stream.SalesStream;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The running API. It starts even without a database or keys, and is not ready then. */
public final class SalesApi implements AutoCloseable {
    static final String NAME = "sales-api";
    private static final Refusals REFUSALS = new Refusals(NAME, "there is no such event or region");
    private static final Duration KEYS_INTERVAL = Duration.ofSeconds(1);
    private static final Duration REGIONS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration LATE = Duration.ofSeconds(3);
    private static final int OF_ITS_OWN = 1;

    private final Service service;

    private SalesApi(Service service) {
        this.service = service;
    }

    /** Returns once both ports are open; the management port reports readiness. */
    public static SalesApi start(SalesApiSettings settings, Clock clock) {
        PrometheusRegistry meters = ProcessMeters.registry(BuildInfo.of(NAME, StoreDatabase.SCHEMA));
        var watched = new DatabaseMetrics(meters, NAME);
        var database = open(settings, settings.connections(), watched);
        var ticking = open(settings, OF_ITS_OWN, watched);
        var reader = new SalesReader(database, settings.longestQuestion());
        var keys = KeysFile.follow(settings.keysFile(), KEYS_INTERVAL);
        var metrics = new SalesApiMetrics(meters);
        var portfolio = new LivePortfolio(clock, settings.tick().plus(LATE));
        var stream = new SalesStream(portfolio, StreamTiming.usual(settings.streams()), metrics, clock);
        metrics.watchStreams(stream::clients);
        var tick = new Tick(
                new SalesReader(ticking, settings.longestQuestion()),
                portfolio,
                clock,
                REGIONS_INTERVAL,
                (outcome, took) -> {
                    metrics.ticked(outcome, took);
                    stream.publish();
                });
        tick.start(settings.tick());
        stream.start();
        var answers = new AnswerCache(settings.cacheBytes(), metrics);
        var quota = new RequestQuota(settings.requestsPerMinute(), clock);
        // Half of the connections stay for questions.
        var exports = new Exports(reader, Math.max(1, settings.connections() / 2));
        Optional<TokenWay> tokens = settings.tokens().map(issuer -> TokenWay.open(NAME, issuer, clock));
        var cookies = new SessionCookie(SessionSecret.of(settings.sessionKeyFile()));
        var byKey = new KeyWay(keys, clock);
        List<WayIn> ways = Stream.of(Stream.of(byKey), tokens.stream(), Stream.of(new SessionWay(cookies, keys, clock)))
                .<WayIn>flatMap(way -> way)
                .toList();
        var gate = new CallerGate(new CallerAuthentication(ways), quota, REFUSALS, clock);
        var routes = new SalesRoutes(
                new SalesSources(reader, portfolio, answers, stream, exports),
                gate,
                new SessionEndpoint(cookies, byKey, keys, REFUSALS, clock));
        return new SalesApi(Service.named(NAME, settings.service())
                .conventions(SalesRoutes.conventions(settings.origins()))
                .meters(meters)
                .routes(routes::addTo)
                .check(HealthCheck.ready("keys", () -> HealthState.of(keys.get().loaded())))
                .check(HealthCheck.ready("database", portfolio::health))
                .atDrain(stream::end)
                .afterDrain(() -> {
                    tick.close();
                    stream.close();
                    exports.close();
                    tokens.ifPresent(TokenWay::close);
                    keys.close();
                    ticking.close();
                    database.close();
                })
                .start());
    }

    private static Database open(SalesApiSettings settings, int connections, DatabaseObserver observer) {
        return Database.openForReading(
                StoreDatabase.APPLICATION.named(NAME), settings.database(), connections, observer);
    }

    public int port() {
        return service.port();
    }

    public int managementPort() {
        return service.managementPort();
    }

    void untilTerminated() {
        service.untilTerminated();
    }

    @Override
    public void close() {
        service.close();
    }
}
