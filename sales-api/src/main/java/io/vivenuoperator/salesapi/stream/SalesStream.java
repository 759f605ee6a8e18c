package io.vivenuoperator.salesapi.stream;

import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.endpoint.UnfilledException;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.api.stream.StreamClients;
import io.vivenuoperator.platform.api.stream.StreamTiming;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.salesapi.portfolio.LivePortfolio;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /v1/stream}: what changes, as server-sent events. */
public final class SalesStream implements KeyedAnswer, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SalesStream.class);

    private final LivePortfolio portfolio;
    private final StreamTiming timing;
    private final Clock clock;
    private final Feeds feeds;
    private final StreamClients clients;
    private final String process = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
    private final ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stream-sweep").daemon().factory());

    public SalesStream(LivePortfolio portfolio, StreamTiming timing, StreamObserver observer, Clock clock) {
        this.portfolio = portfolio;
        this.timing = timing;
        this.clock = clock;
        feeds = new Feeds(kind -> observer.published(kind.word()));
        clients = new StreamClients(timing, how -> observer.ended(how.word()));
    }

    /** Begins to look after the clients. */
    public void start() {
        long millis = timing.sweep().toMillis();
        var _ = sweeps.scheduleWithFixedDelay(this::sweep, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Also publishes: a database that hangs is noticed by the clock, while the tick waits for it. */
    private void sweep() {
        try {
            publish();
            clients.sweep();
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.atError().setCause(e).log("Streams could not be looked after");
        }
    }

    /** Tells the clients what has changed. */
    public void publish() {
        boolean news = portfolio
                .known()
                .map(known -> feeds.publish(known, clock.instant()))
                .orElse(false);
        if (news) {
            clients.wake();
        }
    }

    /** The clients now. */
    public int clients() {
        return clients.count();
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        StreamFilter filter = StreamFilter.of(Parameters.of(exchange.query(), StreamFilter.PARAMETERS));
        if (portfolio.known().isEmpty()) {
            throw new UnfilledException();
        }
        StreamPlace place = exchange.header(StreamClients.LAST_EVENT_ID)
                .map(id -> StreamPlace.of(process, filter, id))
                .orElseGet(() -> StreamPlace.first(process, filter))
                .within(region -> filter.wants(region, asker.caller().regions()));
        var news = new RegionNews(feeds, filter, place, asker.caller().regions());
        return Optional.of(clients.open(asker, Scope.SALES, news));
    }

    /** Says goodbye to all clients. */
    public void end() {
        clients.end();
    }

    @Override
    public void close() {
        sweeps.shutdownNow();
    }
}
