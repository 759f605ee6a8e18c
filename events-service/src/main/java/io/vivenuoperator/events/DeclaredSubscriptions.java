package io.vivenuoperator.events;

import io.vivenuoperator.events.registry.DatabaseHandover;
import io.vivenuoperator.events.registry.LoadedRoute;
import io.vivenuoperator.events.registry.ReportsRoute;
import io.vivenuoperator.events.registry.StandingReports;
import io.vivenuoperator.events.registry.SubscriptionRegistry;
import io.vivenuoperator.events.registry.SubscriptionsWatch;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.events.trial.WebhookTrial;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.service.ServiceBuilder;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import io.vivenuoperator.store.subscription.SubscriptionRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscriptions that are resources in Kubernetes: their file, and what the controller may ask about them. */
final class DeclaredSubscriptions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeclaredSubscriptions.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Database database;
    private final WebhookTrial trial;
    private final SubscriptionRegistry registry;
    private final SubscriptionsWatch watch;
    private final StandingReports reports;

    /** Follows the file until it is closed. */
    DeclaredSubscriptions(Path file, Database database, SecretSeal seal, Deliveries deliveries, Clock clock) {
        this.database = database;
        trial = deliveries.trial();
        registry = new SubscriptionRegistry(
                file, new DatabaseHandover(database, seal, clock), deliveries.policy(), this::test);
        watch = SubscriptionsWatch.start(registry, INTERVAL);
        reports = new StandingReports(database, deliveries::standings, clock);
    }

    /** Sends a test message; the log says what came of it. */
    private void test(String uid) {
        Thread.ofVirtual()
                .name("test-message")
                .start(() -> database.inTransaction(tx -> new SubscriptionRepository().find(tx, uid))
                        .ifPresent(this::test));
    }

    private void test(SubscriptionRecord subscription) {
        LOG.atInfo()
                .addKeyValue("subscription", subscription.identity().fullName())
                .addKeyValue("result", trial.send(subscription).verdict())
                .log("Test message sent");
    }

    /** Adds what is asked on the management port. */
    ServiceBuilder addTo(ServiceBuilder service) {
        return service.managementRoute(LoadedRoute.PATH, new LoadedRoute(registry))
                .managementRoute(ReportsRoute.PATH, new ReportsRoute(registry, reports));
    }

    @Override
    public void close() {
        watch.close();
    }
}
