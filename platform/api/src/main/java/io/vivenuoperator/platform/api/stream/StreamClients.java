package io.vivenuoperator.platform.api.stream;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.problem.Problem;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** All clients of this process. */
public final class StreamClients {
    /** Up to where a client that comes back has read. */
    public static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

    private static final HeaderName BUFFERING = HeaderNames.create("X-Accel-Buffering");
    private static final String MEDIA_TYPE = "text/event-stream";

    private final Map<StreamClient, WatchedWriter> clients = new ConcurrentHashMap<>();
    private final StreamTiming timing;
    private final Consumer<StreamEnding> observer;
    private volatile boolean ending;

    /**
     * None yet.
     *
     * @param observer is told why a client is served no longer
     */
    public StreamClients(StreamTiming timing, Consumer<StreamEnding> observer) {
        this.timing = timing;
        this.observer = observer;
    }

    /** Whether this process can serve no more. */
    public boolean full() {
        return clients.size() >= timing.most();
    }

    /**
     * A stream to one more client, or a refusal if there are enough.
     *
     * @param scope that its credentials need for as long as it goes on
     */
    public Answer open(Asker asker, Scope scope, StreamNews news) {
        return full() ? tooMany() : stream(client(asker, scope, news));
    }

    /** One more client, however many there are. */
    public StreamClient client(Asker asker, Scope scope, StreamNews news) {
        return new StreamClient(asker, scope, news, this, timing.beat());
    }

    private static Answer tooMany() {
        return Answer.problem(
                Problem.of(Status.SERVICE_UNAVAILABLE_503, "TooManyStreams", "this process serves no more streams")
                        .passing());
    }

    private static Answer stream(StreamClient client) {
        return Answer.stream(new Answer.Stream(MEDIA_TYPE, client))
                .with(HeaderNames.CACHE_CONTROL, "no-store")
                .with(BUFFERING, "no");
    }

    void enter(StreamClient client, WatchedWriter writer) {
        clients.put(client, writer);
        if (ending) {
            client.end(StreamEnding.SHUTDOWN);
        }
    }

    void leave(StreamClient client, StreamEnding how) {
        clients.remove(client);
        observer.accept(how);
    }

    public int count() {
        return clients.size();
    }

    /** There may be news for any of them. */
    public void wake() {
        clients.keySet().forEach(StreamClient::wake);
    }

    /** Cuts off those that take nothing, and ends those whose key is not good any more. */
    public void sweep() {
        clients.forEach((client, writer) -> {
            if (writer.stuck(timing.patience())) {
                client.cut();
            } else {
                client.refusal().ifPresent(client::end);
            }
        });
    }

    /** Ends all, also those that are about to come. */
    public void end() {
        ending = true;
        clients.keySet().forEach(client -> client.end(StreamEnding.SHUTDOWN));
    }
}
