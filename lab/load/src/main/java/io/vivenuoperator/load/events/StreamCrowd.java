package io.vivenuoperator.load.events;

import io.vivenuoperator.load.drive.OpenStreams;
import io.vivenuoperator.load.program.CallerKeysFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Clients that follow messages of one type, and come back whenever they are cut off. */
final class StreamCrowd implements AutoCloseable {
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final InetSocketAddress service;
    private final String type;
    private final OpenStreams streams = new OpenStreams();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());
    private final List<CrowdMember> members = new ArrayList<>();

    StreamCrowd(InetSocketAddress service, String type) throws IOException {
        this.service = service;
        this.type = type;
    }

    /** A client with its connection; lives on the streams' thread. */
    private final class CrowdMember {
        private final StreamFollower follower = new StreamFollower(this::again);
        private @Nullable SocketChannel channel;

        void connect() {
            follower.begin();
            try {
                channel = streams.open(service, request(follower.place()), follower);
            } catch (IOException e) {
                again();
            }
        }

        void again() {
            var _ = later.schedule(() -> streams.later(this::connect), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }

        void cutItself() {
            SocketChannel open = channel;
            if (open != null && follower.connected()) {
                try {
                    open.close();
                } catch (IOException e) {
                    // It is gone either way.
                }
                connect();
            }
        }
    }

    private byte[] request(long place) {
        String back = place < 0 ? "" : "Last-Event-ID: " + place + "\r\n";
        return ("GET /events/stream?type=" + type + " HTTP/1.1\r\nHost: stream.test\r\nAuthorization: Bearer "
                        + CallerKeysFile.KEY + "\r\n" + back + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** One more client. */
    void join() {
        var member = new CrowdMember();
        members.add(member);
        streams.later(member::connect);
    }

    /** This client closes its connection and comes back at once. */
    void reconnect(int client) {
        streams.later(members.get(client)::cutItself);
    }

    List<StreamFollower> followers() {
        return members.stream().map(member -> member.follower).toList();
    }

    long connected() {
        return members.stream().filter(member -> member.follower.connected()).count();
    }

    @Override
    public void close() throws IOException {
        streams.close();
        later.shutdownNow();
    }
}
