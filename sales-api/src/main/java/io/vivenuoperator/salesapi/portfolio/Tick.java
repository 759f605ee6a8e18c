package io.vivenuoperator.salesapi.portfolio;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.query.CurrentEvent;
import io.vivenuoperator.store.query.CurrentRegion;
import io.vivenuoperator.store.query.SalesQueries;
import io.vivenuoperator.store.query.SalesReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks several times a second whether anything was committed, and if so, reads the state of everything. It sees all regions; what
 * a key may see is decided with each answer.
 */
public final class Tick implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tick.class);
    private static final VisibleRegions ALL = new VisibleRegions.All();
    private static final Duration LAST_LOOK = Duration.ofSeconds(5);
    private static final String UNREAD = "";

    private final SalesReader reader;
    private final LivePortfolio portfolio;
    private final Clock clock;
    private final Duration regionsInterval;
    private final TickObserver observer;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("tick").daemon().factory());

    private String commits = UNREAD;
    private PortfolioReading reading = PortfolioReading.NOTHING;
    private Instant regionsReadAt = Instant.EPOCH;
    private boolean regionsMayHaveChanged = true;
    private String problem = "";
    private long version;

    /**
     * A tick that does not run yet.
     *
     * @param reader with a connection of its own
     * @param regionsInterval how old what is known of the regions themselves may become
     */
    public Tick(
            SalesReader reader, LivePortfolio portfolio, Clock clock, Duration regionsInterval, TickObserver observer) {
        this.reader = reader;
        this.portfolio = portfolio;
        this.clock = clock;
        this.regionsInterval = regionsInterval;
        this.observer = observer;
    }

    public void start(Duration interval) {
        var _ = schedule.scheduleWithFixedDelay(this::tick, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One look. It never throws: an exception would end the schedule. */
    void tick() {
        Instant begin = clock.instant();
        TickObserver.Outcome outcome = TickObserver.Outcome.FAILED;
        try {
            outcome = look(begin);
            problem = "";
        } catch (DatabaseException e) {
            failed(String.valueOf(e.getMessage()), begin);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Portfolio could not be read");
            failed("unexpected; see the log", begin);
        }
        try {
            observer.ticked(outcome, Duration.between(begin, clock.instant()));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("Tick could not be passed on");
        }
    }

    private TickObserver.Outcome look(Instant begin) {
        String seen = reader.read(ALL, SalesQueries::visibleCommits);
        boolean committed = !seen.equals(commits);
        regionsMayHaveChanged |= committed;
        boolean regionsDue = regionsMayHaveChanged && !begin.isBefore(regionsReadAt.plus(regionsInterval));
        if (committed) {
            read(regionsDue, begin);
            commits = seen;
        } else if (regionsDue) {
            reading = reading.with(reader.read(ALL, SalesQueries::currentRegions));
            regionsRead(begin);
        }
        portfolio.confirm(committed || regionsDue ? next(begin) : byTheClock(begin), begin);
        return committed ? TickObserver.Outcome.READ : TickObserver.Outcome.UNCHANGED;
    }

    private void read(boolean regionsDue, Instant begin) {
        reading = reader.read(ALL, queries -> {
            List<CurrentEvent> events = queries.currentEvents();
            List<CurrentRegion> known = reading.regions();
            if (!regionsDue && PortfolioReading.knowsEachRegion(events, known)) {
                return PortfolioReading.of(events, known);
            }
            regionsRead(begin);
            return PortfolioReading.of(events, queries.currentRegions());
        });
    }

    private void regionsRead(Instant at) {
        regionsReadAt = at;
        regionsMayHaveChanged = false;
    }

    private PortfolioState next(Instant now) {
        version++;
        return portfolio.state().next(reading, now, version);
    }

    private PortfolioState byTheClock(Instant now) {
        PortfolioState state = portfolio.state();
        return state.changesAt().filter(at -> !now.isBefore(at)).isPresent() ? next(now) : state;
    }

    private void failed(String why, Instant now) {
        if (!why.equals(problem)) {
            LOG.atWarn().addKeyValue("problem", why).log("Database can't be read");
        }
        problem = why;
        // Another server, or this one put back in time, may come to the same text.
        commits = UNREAD;
        regionsMayHaveChanged = true;
        portfolio.fail(byTheClock(now), why);
    }

    /** Waits for the last look, so that the database can be closed afterwards. */
    @Override
    public void close() {
        schedule.shutdown();
        try {
            if (!schedule.awaitTermination(LAST_LOOK.toSeconds(), TimeUnit.SECONDS)) {
                schedule.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
