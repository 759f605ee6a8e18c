package io.vivenuoperator.events;

import io.vivenuoperator.events.clock.ClockRounds;
import io.vivenuoperator.events.delivery.DeliveryEngine;
import io.vivenuoperator.events.delivery.DeliverySettings;
import io.vivenuoperator.events.destination.PolicyTargets;
import io.vivenuoperator.events.destination.SubscriptionTargets;
import io.vivenuoperator.events.destination.SubscriptionTrial;
import io.vivenuoperator.events.destination.TargetEndpoint;
import io.vivenuoperator.events.lane.LaneStanding;
import io.vivenuoperator.events.metrics.EventsMetrics;
import io.vivenuoperator.events.metrics.StandingRounds;
import io.vivenuoperator.events.retention.PurgeRounds;
import io.vivenuoperator.events.sealing.SecretSeal;
import io.vivenuoperator.events.settings.ClockSettings;
import io.vivenuoperator.events.settings.EgressSettings;
import io.vivenuoperator.events.settings.EventsServiceSettings;
import io.vivenuoperator.events.trial.WebhookTrial;
import io.vivenuoperator.events.webhook.WebhookTargets;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.httpclient.address.HostLookup;
import io.vivenuoperator.platform.httpclient.egress.CheckedLookup;
import io.vivenuoperator.platform.httpclient.egress.EgressPolicy;
import io.vivenuoperator.platform.httpclient.pinned.AttemptLimits;
import io.vivenuoperator.platform.httpclient.pinned.PinnedClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Delivery as this process does it: the engine, its client, and who decides where endpoints may be. */
final class Deliveries implements AutoCloseable {
    /** How many connections to the database it uses at once: the engine's, and one for what is looked at now and then. */
    static final int CONNECTIONS = DeliveryEngine.CONNECTIONS + 1;

    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final String AGENT = "vivenu-operator";

    private final EgressSettings egress;
    private final CheckedLookup lookup;
    private final PinnedClient client;
    private final DeliveryEngine engine;
    private final WebhookTrial trial;
    private final Optional<ClockRounds> clockRounds;
    private final StandingRounds standings;
    private final PurgeRounds purge;

    Deliveries(
            Database database,
            Optional<SecretSeal> seal,
            EventsServiceSettings settings,
            EventsMetrics metrics,
            Clock clock) {
        egress = settings.egress().watchedBy(metrics);
        lookup = new CheckedLookup(egress.policy(), HostLookup.system());
        client = new PinnedClient(lookup, egress.connection().proxy(), AttemptLimits.standard());
        var targets = new SubscriptionTargets(
                database, seal, egress.policy(), egress.connection().authorities());
        trial = new SubscriptionTrial(targets, client, agent(), clock);
        engine = new DeliveryEngine(
                database,
                targets,
                new TargetEndpoint(targets, client, agent()),
                new DeliveryNews(clock),
                clock,
                metrics,
                DeliverySettings.standard(UUID.randomUUID().toString()));
        standings = new StandingRounds(database, engine::standings, metrics.subscriptions(), clock);
        purge = new PurgeRounds(database, () -> engine.lease(PurgeRounds.SHARD), clock);
        ClockSettings told = settings.clock();
        clockRounds = told.published()
                ? Optional.of(new ClockRounds(database, () -> engine.lease(ClockRounds.SHARD), told.freshFor(), clock))
                : Optional.empty();
    }

    /** With the version, which is known to the packaged program only. */
    private static String agent() {
        return Optional.ofNullable(Deliveries.class.getPackage().getImplementationVersion())
                .map(version -> AGENT + "/" + version)
                .orElse(AGENT);
    }

    void start() {
        engine.start();
        clockRounds.ifPresent(ClockRounds::start);
        standings.start();
        purge.start();
    }

    /** Where webhooks may be. */
    WebhookTargets targets() {
        return new PolicyTargets(egress.policy(), lookup, egress.connection().proxy());
    }

    /** Which URLs may be called; refusals are counted. */
    EgressPolicy policy() {
        return egress.policy();
    }

    /** How the subscriptions of this process stand. */
    List<LaneStanding> standings() {
        return engine.standings();
    }

    /** How webhooks are tried. */
    WebhookTrial trial() {
        return trial;
    }

    /** Lets what is under way end, and hands its shards over. */
    @Override
    public void close() {
        clockRounds.ifPresent(ClockRounds::close);
        standings.close();
        purge.close();
        engine.drain(DRAIN);
        client.close();
    }
}
