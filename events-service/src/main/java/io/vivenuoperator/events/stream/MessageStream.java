package io.vivenuoperator.events.stream;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.events.filter.WantedMessages;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.QueryParameters;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.store.message.MessageFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /events/stream}: what is published, as it is committed. */
public final class MessageStream implements KeyedAnswer, AutoCloseable {
    /** Up to where a client that comes back has read. */
    public static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

    private static final Logger LOG = LoggerFactory.getLogger(MessageStream.class);
    private static final HeaderName BUFFERING = HeaderNames.create("X-Accel-Buffering");
    private static final String MEDIA_TYPE = "text/event-stream";
    private static final Duration TAIL = Duration.ofMillis(25);
    private static final Duration SWEEP = Duration.ofMillis(500);
    private static final List<String> PARAMETERS = Stream.concat(
                    WantedMessages.PARAMETERS.stream(), StreamStart.PARAMETERS.stream())
            .toList();

    private final MessagePages pages;
    private final SharedEdges edges;
    private final StreamPacing pacing;
    private final MessageClients clients;
    private final MessageTail tail;
    private final ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("stream-sweep").daemon().factory());

    /**
     * A stream that does not follow the log yet.
     *
     * @param pages for clients that are behind
     * @param following for the end of the log
     */
    public MessageStream(MessagePages pages, MessagePages following, StreamPacing pacing, StreamWatch watch) {
        this.pages = pages;
        this.edges = new SharedEdges(pages);
        this.pacing = pacing;
        clients = new MessageClients(watch);
        tail = new MessageTail(following, clients::wake);
    }

    /** Begins to follow the log. */
    public void start() {
        tail.follow(TAIL);
        var _ = sweeps.scheduleWithFixedDelay(
                this::sweepSafely, SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweepSafely() {
        try {
            clients.sweep(pacing.patience());
        } catch (RuntimeException e) {
            // An exception would end the schedule, and a stuck client would stay for ever.
            LOG.atError().setCause(e).log("Streams could not be looked after");
        }
    }

    /** The clients now. */
    public int clients() {
        return clients.count();
    }

    /** Whether the log can be followed. */
    public boolean ready() {
        return tail.ring().isPresent();
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        return Optional.of(open(exchange, exchange.query(), asker));
    }

    /**
     * A stream for somebody.
     *
     * @param query of the request, without what is not about messages
     */
    public Answer open(Exchange exchange, QueryParameters query, Asker asker) throws BadParameterException {
        Parameters parameters = Parameters.of(WantedMessages.joined(query), PARAMETERS);
        MessageFilter wanted = WantedMessages.of(parameters, asker.caller().regions());
        StreamStart start = StreamStart.of(exchange.header(LAST_EVENT_ID), parameters);
        if (clients.count() >= pacing.most()) {
            return refused("TooManyStreams", "this process serves no more streams");
        }
        if (clients.count(asker.caller().name()) >= pacing.mostOfOne()) {
            return refused("TooManyStreamsOfKey", "this key has " + pacing.mostOfOne() + " streams here, close one");
        }
        Optional<FrameRing> known = tail.ring();
        if (known.isEmpty()) {
            return refused("DatabaseUnavailable", "the log can't be followed at the moment");
        }
        FrameRing ring = known.get();
        StreamPlacing placing = StreamPlacing.of(start, pages, edges, ring.head());
        var client = new MessageClient(asker, wanted, placing, new StreamSupply(pages, ring, pacing), clients);
        return Answer.stream(new Answer.Stream(MEDIA_TYPE, client))
                .with(HeaderNames.CACHE_CONTROL, "no-cache, no-transform")
                .with(BUFFERING, "no");
    }

    private static Answer refused(String reason, String detail) {
        return Answer.problem(
                Problem.of(Status.SERVICE_UNAVAILABLE_503, reason, detail).passing());
    }

    /** Says goodbye to all clients, one after the other; returns at once. */
    public void end() {
        clients.drain(pacing.spread());
    }

    @Override
    public void close() {
        sweeps.shutdownNow();
        tail.close();
    }
}
