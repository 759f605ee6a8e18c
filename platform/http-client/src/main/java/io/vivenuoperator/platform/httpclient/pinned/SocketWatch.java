package io.vivenuoperator.platform.httpclient.pinned;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Closes a socket when its time is up, whatever it is doing: a read timeout begins anew with each byte. */
final class SocketWatch implements AutoCloseable {
    private final Socket socket;
    private final Future<?> end;
    private volatile boolean late;

    /** @param socket the one that is connected; closing TLS on top of it would first try to say good-bye */
    SocketWatch(ScheduledExecutorService clock, Socket socket, Duration time) {
        this.socket = socket;
        this.end = clock.schedule(this::cutOff, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    boolean isLate() {
        return late;
    }

    private void cutOff() {
        late = true;
        closeQuietly(socket);
    }

    @Override
    public void close() {
        end.cancel(false);
    }

    static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // Closed enough: nobody uses it any more.
        }
    }
}
