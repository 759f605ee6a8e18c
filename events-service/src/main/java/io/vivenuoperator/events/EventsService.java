package io.vivenuoperator.events;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.events.activity.ActivityAnswer;
import io.vivenuoperator.events.groupcommit.GroupLimits;
import io.vivenuoperator.events.groupcommit.GroupWriter;
import io.vivenuoperator.events.groupcommit.LogPublications;
import io.vivenuoperator.events.history.HistoryAnswer;
import io.vivenuoperator.events.journal.AttemptsAnswer;
import io.vivenuoperator.events.journal.DeadLettersAnswer;
import io.vivenuoperator.events.metrics.EventsMetrics;
import io.vivenuoperator.events.publish.EventIntake;
import io.vivenuoperator.events.publish.PublishAnswer;
import io.vivenuoperator.events.resend.ReplayAnswers;
import io.vivenuoperator.events.resend.ReplayRegister;
import io.vivenuoperator.events.sealing.EncryptionKeys;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.events.settings.EventsServiceSettings;
import io.vivenuoperator.events.stream.MessageStream;
import io.vivenuoperator.events.stream.StoredPages;
import io.vivenuoperator.events.stream.StreamPacing;
import io.vivenuoperator.events.ticket.StreamTickets;
import io.vivenuoperator.events.ticket.TicketOffice;
import io.vivenuoperator.events.ticket.TicketedStream;
import io.vivenuoperator.events.trial.TrialAnswer;
import io.vivenuoperator.events.webhook.WebhookAnswers;
import io.vivenuoperator.events.webhook.WebhookRegister;
import io.vivenuoperator.platform.api.caller.CallerAuthentication;
import io.vivenuoperator.platform.api.endpoint.CallerGate;
import io.vivenuoperator.platform.api.endpoint.Refusals;
import io.vivenuoperator.platform.api.endpoint.RequestQuota;
import io.vivenuoperator.platform.api.key.KeyWay;
import io.vivenuoperator.platform.api.key.KeysFile;
import io.vivenuoperator.platform.config.process.BuildInfo;
import io.vivenuoperator.platform.config.process.ProcessMeters;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.metrics.DatabaseMetrics;
import io.vivenuoperator.platform.service.Service;
import io.vivenuoperator.platform.service.health.HealthCheck;
import io.vivenuoperator.platform.service.health.HealthState;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The running service. It starts even without a database or keys, and is not ready then. */
public final class EventsService implements AutoCloseable {
    static final String NAME = "events-service";
    private static final Refusals REFUSALS = new Refusals(NAME, "there is nothing of this name that the key may see");
    private static final Duration KEYS_INTERVAL = Duration.ofSeconds(1);
    /** The tail has one of its own, so that no crowd of clients can hold it up. */
    private static final int OF_THE_TAIL = 1;
    /** So has the writer of what is published. */
    private static final int OF_THE_WRITER = 1;

    private final Service service;

    private EventsService(Service service) {
        this.service = service;
    }

    /** Returns once both ports are open; the management port reports readiness. */
    public static EventsService start(EventsServiceSettings settings, Clock clock) {
        EventsServiceSettings.EventsLimits limits = settings.limits();
        PrometheusRegistry meters = ProcessMeters.registry(BuildInfo.of(NAME, StoreDatabase.SCHEMA));
        var watched = new DatabaseMetrics(meters, NAME);
        Database database =
                open(settings, limits.connections() - OF_THE_TAIL - OF_THE_WRITER - Deliveries.CONNECTIONS, watched);
        Database following = open(settings, OF_THE_TAIL, watched);
        Database publishing = open(settings, OF_THE_WRITER, watched);
        Database delivering = open(settings, Deliveries.CONNECTIONS, watched);
        Optional<SecretSeal> seal = settings.encryption().map(own -> new SecretSeal(own, new SecureRandom()));
        var keys = KeysFile.follow(settings.keysFile(), KEYS_INTERVAL);
        var metrics = new EventsMetrics(meters);
        var stream = new MessageStream(
                new StoredPages(database, limits.longestQuestion()),
                new StoredPages(following, limits.longestQuestion()),
                StreamPacing.usual(
                        limits.streams(),
                        limits.streamsOfKey(),
                        settings.service().limits().shutdownGrace()),
                metrics);
        metrics.watchStreams(stream::clients);
        var writer = GroupWriter.start(
                new LogPublications(publishing), GroupLimits.usual(limits.publicationsWaiting()), metrics);
        metrics.watchPublishing(writer::waiting);
        stream.start();
        var deliveries = new Deliveries(delivering, seal, settings, metrics, clock);
        deliveries.start();
        Optional<DeclaredSubscriptions> declared = settings.subscriptionsFile()
                .map(file -> new DeclaredSubscriptions(file, database, seal.orElseThrow(), deliveries, clock));
        var gate = new CallerGate(
                new CallerAuthentication(List.of(new KeyWay(keys, clock))),
                new RequestQuota(limits.requestsPerMinute(), clock),
                REFUSALS,
                clock);
        var tickets = new StreamTickets(
                new SecretSeal(
                        settings.encryption().orElseGet(() -> EncryptionKeys.ofThisProcess(new SecureRandom())),
                        new SecureRandom()),
                database);
        var routes = new EventsRoutes(
                gate,
                new PublishAnswer(new EventIntake(writer)),
                new HistoryAnswer(database, limits.longestQuestion()),
                new TicketedStream(stream, tickets, keys, gate),
                new TicketOffice(tickets),
                new ActivityAnswer(database, limits.longestQuestion()),
                webhooks(database, seal, deliveries, limits.longestQuestion()));
        var service = Service.named(NAME, settings.service());
        declared.ifPresent(subscriptions -> subscriptions.addTo(service));
        return new EventsService(service.conventions(EventsRoutes.conventions(settings.origins()))
                .meters(meters)
                .routes(routes::addTo)
                .check(HealthCheck.ready("keys", () -> HealthState.of(keys.get().loaded())))
                .check(HealthCheck.ready("log", () -> HealthState.of(stream.ready())))
                .check(HealthCheck.live("publishing", () -> HealthState.of(writer.lives())))
                .atDrain(() -> {
                    writer.drain(lastAnswers(settings));
                    stream.end();
                })
                .afterDrain(() -> {
                    writer.close();
                    declared.ifPresent(DeclaredSubscriptions::close);
                    deliveries.close();
                    stream.close();
                    keys.close();
                    delivering.close();
                    publishing.close();
                    following.close();
                    database.close();
                })
                .start());
    }

    /** After which what waits for its commit is answered, while connections are still open. */
    private static Duration lastAnswers(EventsServiceSettings settings) {
        return settings.service().limits().shutdownGrace().multipliedBy(3).dividedBy(4);
    }

    private static SubscriberRoutes webhooks(
            Database database, Optional<SecretSeal> seal, Deliveries deliveries, Duration longest) {
        var register = new WebhookRegister(database, seal, new SecureRandom());
        return new SubscriberRoutes(
                new WebhookAnswers(register, deliveries.targets()),
                new TrialAnswer(register, deliveries.trial()),
                new AttemptsAnswer(register, database, longest),
                new DeadLettersAnswer(register, database, longest),
                new ReplayAnswers(new ReplayRegister(database, register)));
    }

    private static Database open(EventsServiceSettings settings, int connections, DatabaseObserver observer) {
        return Database.open(StoreDatabase.APPLICATION.named(NAME), settings.database(), connections, observer);
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
