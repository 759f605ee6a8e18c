package io.vivenuoperator.events.stream;

import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.service.exchange.StreamWriter;
import io.vivenuoperator.store.message.MessageFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * One client and its place in the log. It reads the ring; where that begins later, the database, page by page. It never reads both
 * at once, so that nothing comes twice and nothing is left out.
 */
final class MessageClient implements StreamWriter {
    private static final int RETRY_LEAST_MILLIS = 2_000;
    private static final int RETRY_MOST_MILLIS = 5_000;
    private static final int FRAMES_AT_ONCE = 256;
    private static final int ROWS_AT_ONCE = 200;
    private static final int OCTETS_AT_ONCE = 256 * 1_024;

    private final Asker asker;
    private final MessageFilter wanted;
    private final StreamPlacing placing;
    private final StreamSupply supply;
    private final MessageClients clients;
    private final ClientEnding ending;
    private long place;
    private int frames;
    private volatile Optional<Thread> thread = Optional.empty();

    MessageClient(
            Asker asker, MessageFilter wanted, StreamPlacing placing, StreamSupply supply, MessageClients clients) {
        this.asker = asker;
        this.wanted = wanted;
        this.placing = placing;
        this.supply = supply;
        this.clients = clients;
        this.ending = new ClientEnding(supply.pacing().life());
        this.place = placing.behind();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        thread = Optional.of(Thread.currentThread());
        var writer = new FrameWriter(out);
        clients.enter(this, writer);
        StreamEnd how = StreamEnd.LEFT;
        try {
            how = serve(writer);
        } catch (IOException e) {
            how = ending.due().orElse(StreamEnd.LEFT);
            throw e;
        } finally {
            clients.leave(this, how);
        }
    }

    private StreamEnd serve(FrameWriter writer) throws IOException {
        writer.add(
                FrameText.beginning(ThreadLocalRandom.current().nextInt(RETRY_LEAST_MILLIS, RETRY_MOST_MILLIS), place));
        placing.reset().ifPresent(writer::add);
        writer.send();
        long lastWrite = System.nanoTime();
        while (ending.due().isEmpty()) {
            boolean more = gather(writer);
            long silence = System.nanoTime() - lastWrite;
            if (writer.gathered() == 0 && silence >= supply.pacing().beat().toNanos()) {
                writer.add(FrameText.beat(place));
            }
            if (writer.gathered() > 0) {
                writer.send();
                clients.sent(frames);
                lastWrite = System.nanoTime();
                pause(supply.pacing().pace());
            } else if (!more) {
                park(supply.pacing().beat().toNanos() - silence);
            }
        }
        StreamEnd how = ending.due().orElseThrow();
        writer.add(FrameText.end(how));
        writer.send();
        return how;
    }

    /** Takes what is next; returns whether there may be more already. */
    private boolean gather(FrameWriter writer) {
        frames = 0;
        Optional<List<MessageFrame>> near = supply.ring().after(place, FRAMES_AT_ONCE);
        if (near.isEmpty()) {
            return gatherFromLog(writer);
        }
        for (MessageFrame frame : near.get()) {
            add(frame, writer);
            place = frame.seq();
            if (writer.gathered() >= OCTETS_AT_ONCE) {
                return true;
            }
        }
        return near.get().size() == FRAMES_AT_ONCE;
    }

    private boolean gatherFromLog(FrameWriter writer) {
        try {
            MessagePages.WantedPage page = supply.pages().wanted(wanted, place, ROWS_AT_ONCE);
            page.messages().forEach(message -> add(FrameText.of(message), writer));
            place = page.upto();
            return true;
        } catch (DatabaseException e) {
            // The tail says what is wrong with the database; this client comes back by its place.
            end(Duration.ZERO, StreamEnd.DATABASE_AWAY);
            return false;
        }
    }

    private void add(MessageFrame frame, FrameWriter writer) {
        if (frame.isFor(wanted)) {
            writer.add(frame.octets());
            frames++;
        }
    }

    /** Lets some time pass, so that what comes meanwhile shares one write. */
    private void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0
                && ending.due().isEmpty()
                && !Thread.currentThread().isInterrupted()) {
            park(end - System.nanoTime());
        }
    }

    private void park(long nanos) {
        LockSupport.parkNanos(this, Math.min(nanos, ending.nanosLeft()));
    }

    /** There may be news. */
    void wake() {
        thread.ifPresent(LockSupport::unpark);
    }

    /** Ends it with a word, after this time. */
    void end(Duration after, StreamEnd how) {
        ending.after(after, how);
        wake();
    }

    /** Ends it even in the middle of a write: interrupting a virtual thread that writes to a socket closes the socket. */
    void cut() {
        ending.after(Duration.ZERO, StreamEnd.TOO_SLOW);
        thread.ifPresent(Thread::interrupt);
    }

    String caller() {
        return asker.caller().name();
    }

    /** Whether its credentials are as good as they were. */
    boolean welcome() {
        return switch (asker.verdict().get()) {
            case Verdict.Known(Caller now) ->
                now.scopes().equals(asker.caller().scopes())
                        && now.regions().equals(asker.caller().regions());
            case Verdict.Nobody(), Verdict.Stranger(var _, var _) -> false;
            case Verdict.Unjudged(var _, var _) -> true;
        };
    }
}
