package io.vivenuoperator.receiver.figures;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.figures.StoreFigureReader;
import io.vivenuoperator.store.figures.StoreFigures;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the store's figures every minute, or finds that another receiver does. */
public final class StoreFigureRounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFigureRounds.class);
    private static final long LAST_SECONDS = 2;

    private final StoreFigureReader reader;
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-figures").daemon().factory());
    private volatile Optional<StoreFigures> figures = Optional.empty();
    private Optional<String> problem = Optional.empty();

    private StoreFigureRounds(StoreFigureReader reader) {
        this.reader = reader;
    }

    /** The first round begins at once. */
    public static StoreFigureRounds start(StoreFigureReader reader, Duration every, PrometheusRegistry registry) {
        var rounds = new StoreFigureRounds(reader);
        StoreMetrics.show(registry, () -> rounds.figures);
        var _ = rounds.rounds.scheduleWithFixedDelay(rounds::round, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void round() {
        try {
            Optional<StoreFigures> read = reader.read();
            if (read.isPresent() != figures.isPresent()) {
                LOG.atInfo().addKeyValue("elected", read.isPresent()).log("Reader of the store's figures");
            }
            figures = read;
            problem = Optional.empty();
        } catch (DatabaseException e) {
            // Not known: then there is no series.
            figures = Optional.empty();
            warn(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            figures = Optional.empty();
            LOG.atError().setCause(e).log("The store's figures could not be read");
        }
    }

    /** Once for the same problem: the writer says it too. */
    private void warn(String now) {
        if (!problem.equals(Optional.of(now))) {
            LOG.atWarn().addKeyValue("problem", now).log("The store's figures can't be read");
        }
        problem = Optional.of(now);
    }

    /** Leaves the place to another receiver. */
    @Override
    public void close() {
        rounds.shutdownNow();
        try {
            rounds.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        figures = Optional.empty();
        reader.close();
    }
}
