package io.vivenuoperator.events.stream;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.delivery.LogPages.LogPlace;
import io.vivenuoperator.store.message.MessageRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log for all clients of this process, and keeps its end in a ring. */
final class MessageTail implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageTail.class);
    private static final int FRAMES = 10_000;
    private static final long OCTETS = 64L << 20;
    private static final int PAGE = 500;
    /** So many numbers before the end of the log it begins: those whose process ended come to this one, and find what they missed. */
    private static final int BEFORE = 5_000;
    /** Steps without news after which it looks whether the database's clock has stepped far back. */
    private static final int SILENT_STEPS = 200;

    private final MessagePages pages;
    private final Runnable news;
    private final ScheduledExecutorService reading = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("message-tail").daemon().factory());
    private volatile Optional<FrameRing> ring = Optional.empty();
    private Optional<FrameRing> begun = Optional.empty();
    private LogPlace place = LogPlace.BEGIN;
    private int silentSteps;
    private boolean failed;

    /**
     * A tail that does not follow yet.
     *
     * @param news told after each step that found something
     */
    MessageTail(MessagePages pages, Runnable news) {
        this.pages = pages;
        this.news = news;
    }

    void follow(Duration interval) {
        var _ = reading.scheduleWithFixedDelay(this::stepSafely, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Empty until the end of the log was found. */
    Optional<FrameRing> ring() {
        return ring;
    }

    private void stepSafely() {
        try {
            step();
            if (failed) {
                failed = false;
                LOG.atInfo().log("Log can be followed again");
            }
        } catch (DatabaseException e) {
            if (!failed) {
                failed = true;
                LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Log can't be followed");
            }
        } catch (RuntimeException e) {
            // An exception would end the schedule, and the streams would be silent for ever.
            LOG.atError().setCause(e).log("Log could not be followed");
        }
    }

    /** Reads until there is no more. */
    void step() {
        FrameRing found = begun.orElseGet(this::begin);
        List<MessageRecord> messages;
        do {
            messages = pages.after(place, PAGE);
            messages.forEach(message -> found.add(FrameText.of(message)));
            if (!messages.isEmpty()) {
                MessageRecord last = messages.getLast();
                place = new LogPlace(last.seq(), last.at());
                news.run();
            }
        } while (messages.size() == PAGE);
        // Not before: whoever wants what comes from now on begins at its end.
        ring = begun;
        silentSteps = messages.isEmpty() ? silentSteps + 1 : 0;
        if (silentSteps == SILENT_STEPS) {
            silentSteps = 0;
            lookFurtherBack();
        }
    }

    /** What it finds first may have been stored long before the last message, so it is not sought by its time. */
    private FrameRing begin() {
        place = pages.edges()
                .map(log -> new LogPlace(Math.max(log.earliest() - 1, log.head() - BEFORE), Instant.EPOCH))
                .orElse(LogPlace.BEGIN);
        var beginning = new FrameRing(FRAMES, OCTETS, place.seq());
        begun = Optional.of(beginning);
        return beginning;
    }

    /** What the next step finds is sought by its time first, which may lie before that of the last message. */
    private void lookFurtherBack() {
        if (pages.edges().filter(log -> log.head() > place.seq()).isPresent()) {
            place = new LogPlace(place.seq(), Instant.EPOCH);
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }
}
