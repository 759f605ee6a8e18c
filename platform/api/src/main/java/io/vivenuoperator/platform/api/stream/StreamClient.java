package io.vivenuoperator.platform.api.stream;

import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.service.exchange.StreamWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** One client: writes what is new to it, and waits for more. */
public final class StreamClient implements StreamWriter {
    private static final byte[] BEAT = ": beat\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int RETRY_LEAST_MILLIS = 2_000;
    private static final int RETRY_MOST_MILLIS = 6_000;

    private final Asker asker;
    private final Scope scope;
    private final StreamNews news;
    private final StreamClients clients;
    private final Duration beat;
    private volatile Optional<StreamEnding> ending = Optional.empty();
    private volatile Optional<Thread> thread = Optional.empty();

    StreamClient(Asker asker, Scope scope, StreamNews news, StreamClients clients, Duration beat) {
        this.asker = asker;
        this.scope = scope;
        this.news = news;
        this.clients = clients;
        this.beat = beat;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        thread = Optional.of(Thread.currentThread());
        var writer = new WatchedWriter(out);
        clients.enter(this, writer);
        StreamEnding how = StreamEnding.CLIENT_GONE;
        try {
            how = serve(writer);
        } catch (IOException e) {
            how = ending.orElse(StreamEnding.CLIENT_GONE);
            throw e;
        } finally {
            clients.leave(this, how);
        }
    }

    private StreamEnding serve(WatchedWriter writer) throws IOException {
        writer.write(
                text("retry: " + ThreadLocalRandom.current().nextInt(RETRY_LEAST_MILLIS, RETRY_MOST_MILLIS) + "\n\n"));
        writer.flush();
        long lastWrite = System.nanoTime();
        while (ending.isEmpty()) {
            boolean written = news.writeTo(writer);
            long silence = System.nanoTime() - lastWrite;
            if (!written && silence >= beat.toNanos()) {
                writer.write(BEAT);
                written = true;
            }
            if (written) {
                writer.flush();
                lastWrite = System.nanoTime();
            } else {
                LockSupport.parkNanos(this, beat.toNanos() - silence);
            }
        }
        StreamEnding how = ending.orElseThrow();
        writer.write(text("event: bye\ndata: {\"reason\":\"" + how.word() + "\"}\n\n"));
        writer.flush();
        return how;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** There may be news. */
    void wake() {
        thread.ifPresent(LockSupport::unpark);
    }

    /** Ends it with a word to the client. */
    public void end(StreamEnding how) {
        if (ending.isEmpty()) {
            ending = Optional.of(how);
        }
        wake();
    }

    /** Ends it at once, even in the middle of a write: interrupting a virtual thread that writes to a socket closes the socket. */
    void cut() {
        ending = Optional.of(StreamEnding.TOO_SLOW);
        thread.ifPresent(Thread::interrupt);
    }

    /** Why its credentials may not go on, if so. */
    Optional<StreamEnding> refusal() {
        return switch (asker.verdict().get()) {
            case Verdict.Known(var caller) -> refusal(caller);
            case Verdict.Nobody(), Verdict.Stranger(var _, var _) -> Optional.of(StreamEnding.UNKNOWN_KEY);
            case Verdict.Unjudged(var _, var _) -> Optional.empty();
        };
    }

    private Optional<StreamEnding> refusal(Caller caller) {
        if (!caller.scopes().contains(scope)) {
            return Optional.of(StreamEnding.MISSING_SCOPE);
        }
        return caller.regions().equals(asker.caller().regions())
                ? Optional.empty()
                : Optional.of(StreamEnding.KEY_CHANGED);
    }
}
