package io.vivenuoperator.receiver.registry;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls the regions file: inotify does not follow the symlinks of a mounted Secret. */
public final class RegistryWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryWatch.class);

    private final ScheduledExecutorService clock;

    private RegistryWatch(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    /** Loads the file before it returns, then follows its changes. */
    public static RegistryWatch start(RegistryFile file, Duration interval) {
        file.refresh();
        var clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("registry-watch").daemon().factory());
        var _ = clock.scheduleWithFixedDelay(
                () -> refresh(file), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return new RegistryWatch(clock);
    }

    private static void refresh(RegistryFile file) {
        try {
            file.refresh();
        } catch (RuntimeException e) {
            // An exception would end the schedule, and the regions would never be updated again.
            LOG.atError().setCause(e).log("Registry could not be refreshed");
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
