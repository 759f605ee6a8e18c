package io.vivenuoperator.load.drive;

import io.vivenuoperator.load.delivery.Deliveries;
import io.vivenuoperator.load.delivery.WireRequest;
import io.vivenuoperator.load.ledger.Ledger;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Each delivery has a due time from which its latency counts: if the receiver or this program is slow, whatever waits
 * behind it is late, and shows it. Each is sent once, and its answer goes into the ledger.
 */
public final class OpenLoop {
    private static final double NANOS = 1e9;

    private final InetSocketAddress target;
    private final IntFunction<? extends WireRequest> requests;
    private final Ledger ledger;
    private final int[] numbers;
    private final double rate;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> connections = new ArrayList<>();
    private final long start = System.nanoTime();

    private OpenLoop(
            InetSocketAddress target,
            IntFunction<? extends WireRequest> requests,
            Ledger ledger,
            int[] numbers,
            double rate) {
        this.target = target;
        this.requests = requests;
        this.ledger = ledger;
        this.numbers = numbers;
        this.rate = rate;
    }

    /**
     * Starts sending.
     *
     * @param numbers which deliveries, in this order
     * @param rate due deliveries per second
     */
    public static OpenLoop start(
            InetSocketAddress target,
            Deliveries deliveries,
            Ledger ledger,
            int[] numbers,
            double rate,
            int connections) {
        return start(target, deliveries::post, ledger, numbers, rate, connections);
    }

    /**
     * Starts sending requests that are built just before they are sent.
     *
     * @param requests the one for a number
     */
    public static OpenLoop start(
            InetSocketAddress target,
            IntFunction<? extends WireRequest> requests,
            Ledger ledger,
            int[] numbers,
            double rate,
            int connections) {
        var loop = new OpenLoop(target, requests, ledger, numbers.clone(), rate);
        for (int connection = 0; connection < connections; connection++) {
            loop.connections.add(
                    Thread.ofVirtual().name("connection-" + connection).start(loop::connection));
        }
        return loop;
    }

    /** Sends nothing more, apart from what is already in progress. */
    public void stop() {
        stopped.set(true);
    }

    /** Waits until everything is sent or the loop was stopped, and each answer is in the ledger. */
    public OpenLoop await() throws InterruptedException {
        for (Thread connection : connections) {
            connection.join();
        }
        return this;
    }

    /** How many deliveries were started, from the first. */
    public int taken() {
        return Math.min(next.get(), numbers.length);
    }

    private void connection() {
        var wire = new Holder();
        try {
            for (int turn = turn(); turn < numbers.length; turn = turn()) {
                WireRequest request = requests.apply(numbers[turn]);
                long due = start + (long) (turn * NANOS / rate);
                waitUntil(due);
                send(numbers[turn], request, due, wire);
            }
        } finally {
            wire.drop();
        }
    }

    private int turn() {
        return stopped.get() ? Integer.MAX_VALUE : next.getAndIncrement();
    }

    private static void waitUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private void send(int number, WireRequest request, long due, Holder wire) {
        ledger.sent();
        try {
            Reply reply = wire.open(target).send(request);
            if (reply.acknowledges()) {
                ledger.acknowledged(number, System.nanoTime() - due);
            } else {
                ledger.refused(number, reply.status());
            }
            if (reply.close()) {
                wire.drop();
            }
        } catch (IOException e) {
            ledger.unknown(number);
            wire.drop();
        }
    }

    /** A thread's connection, if it has one. */
    private static final class Holder {
        private @Nullable Wire wire;

        Wire open(InetSocketAddress target) throws IOException {
            Wire open = wire;
            if (open == null) {
                open = Wire.to(target);
                wire = open;
            }
            return open;
        }

        void drop() {
            if (wire != null) {
                wire.close();
                wire = null;
            }
        }
    }
}
