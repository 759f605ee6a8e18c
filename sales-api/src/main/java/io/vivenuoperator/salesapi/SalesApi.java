package io.vivenuoperator.salesapi;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.health.HealthCheck;
import io.vivenuoperator.platform.service.health.HealthState;
import io.vivenuoperator.salesapi.health.DatabaseWatch;
import io.vivenuoperator.salesapi.key.ApiKeysFile;
import io.vivenuoperator.salesapi.key.Authentication;
import io.vivenuoperator.salesapi.question.RequestQuota;
import io.vivenuoperator.salesapi.settings.SalesApiSettings;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Clock;
import java.time.Duration;

/** The running API. It starts even without a database or keys, and is not ready then. */
public final class SalesApi implements AutoCloseable {
    static final String NAME = "sales-api";

    private static final Duration KEYS_INTERVAL = Duration.ofSeconds(1);
    private static final Duration DATABASE_INTERVAL = Duration.ofSeconds(2);

    private final Service service;

    private SalesApi(Service service) {
        this.service = service;
    }

    /** Returns once both ports are open; the management port reports readiness. */
    public static SalesApi start(SalesApiSettings settings, Clock clock) {
        var database = Database.openForReading(
                StoreDatabase.APPLICATION.named(NAME), settings.database(), settings.connections());
        var reader = new SalesReader(database, settings.longestQuestion());
        var keys = ApiKeysFile.follow(settings.keysFile(), KEYS_INTERVAL);
        var watch = DatabaseWatch.start(reader, DATABASE_INTERVAL);
        var quota = new RequestQuota(settings.requestsPerMinute(), clock);
        var routes = new SalesRoutes(reader, new Authentication(keys, clock), quota, clock);
        return new SalesApi(Service.named(NAME, settings.service())
                .conventions(SalesRoutes.CONVENTIONS)
                .routes(routes::addTo)
                .check(HealthCheck.ready("keys", () -> HealthState.of(keys.get().loaded())))
                .check(HealthCheck.ready("database", watch::state))
                .afterDrain(() -> {
                    watch.close();
                    keys.close();
                    database.close();
                })
                .start());
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
