package io.vivenuoperator.events.registry;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the subscriptions file now and then: inotify does not follow the symlinks of a mounted Secret. */
public final class SubscriptionsWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionsWatch.class);

    private final ScheduledExecutorService rounds;

    private SubscriptionsWatch(ScheduledExecutorService rounds) {
        this.rounds = rounds;
    }

    /** Reads the file now, on a thread of its own because the database may be slow, then follows its changes. */
    public static SubscriptionsWatch start(SubscriptionRegistry registry, Duration interval) {
        var rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("subscriptions-watch").daemon().factory());
        var _ = rounds.scheduleWithFixedDelay(() -> look(registry), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return new SubscriptionsWatch(rounds);
    }

    private static void look(SubscriptionRegistry registry) {
        try {
            registry.refresh();
        } catch (RuntimeException e) {
            // An exception would end the schedule, and the subscriptions would never be updated again.
            LOG.atError().setCause(e).log("Subscriptions could not be refreshed");
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
