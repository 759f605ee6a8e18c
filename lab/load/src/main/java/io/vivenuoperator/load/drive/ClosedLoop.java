package io.vivenuoperator.load.drive;

import io.vivenuoperator.load.ledger.Ledger;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Optional;

/**
 * Each connection sends its next delivery as soon as the previous one is answered, which measures the receiver's maximum.
 * One thread serves all connections, and requests are built beforehand, to leave the processors to what is measured.
 */
public final class ClosedLoop {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LOOK_UP_MILLIS = 50;

    private final InetSocketAddress target;
    private final Requests requests;
    private final Ledger ledger;
    private final long countFrom;
    private final long end;
    private int next;
    private int waiting;
    private long answered;
    private long lastAnswer;

    private ClosedLoop(InetSocketAddress target, Requests requests, Ledger ledger, Duration rampUp, Duration length) {
        this.target = target;
        this.requests = requests;
        this.ledger = ledger;
        long start = System.nanoTime();
        countFrom = start + rampUp.toNanos();
        end = countFrom + length.toNanos();
        lastAnswer = countFrom;
    }

    /**
     * The measurement.
     *
     * @param sent the number of deliveries sent, numbered from 0
     * @param perSecond answers within the measured time, whatever their status
     */
    public record Result(int sent, double perSecond) {}

    /**
     * Sends until the time is up or there are no more requests, and waits for the answers.
     *
     * @param rampUp excluded from the rate, but not from the ledger
     */
    public static Result run(
            InetSocketAddress target,
            Requests requests,
            Ledger ledger,
            int connections,
            Duration rampUp,
            Duration length)
            throws IOException {
        try (Selector selector = Selector.open()) {
            var loop = new ClosedLoop(target, requests, ledger, rampUp, length);
            loop.run(selector, connections);
            return new Result(loop.next, loop.perSecond());
        }
    }

    private double perSecond() {
        long until = Math.min(lastAnswer, end);
        return until <= countFrom ? 0 : answered * 1e9 / (until - countFrom);
    }

    private void run(Selector selector, int connections) throws IOException {
        for (int connection = 0; connection < connections; connection++) {
            sendNext(Exchange.open(target, selector));
        }
        while (waiting > 0 && System.nanoTime() < end + PATIENCE.toNanos()) {
            selector.select(key -> proceed((Exchange) key.attachment(), selector), LOOK_UP_MILLIS);
        }
        for (SelectionKey key : selector.keys()) {
            // The remaining ones wait in vain.
            if (key.isValid()) {
                giveUp((Exchange) key.attachment());
            }
        }
    }

    private void proceed(Exchange exchange, Selector selector) {
        Optional<Reply> reply;
        try {
            reply = exchange.proceed();
        } catch (IOException e) {
            giveUp(exchange);
            connect(selector);
            return;
        }
        reply.ifPresent(complete -> {
            enter(exchange, complete);
            if (complete.close()) {
                exchange.close();
                connect(selector);
            } else {
                sendNext(exchange);
            }
        });
    }

    private void connect(Selector selector) {
        try {
            sendNext(Exchange.open(target, selector));
        } catch (IOException e) {
            // One connection fewer; the ledger has the result of its last delivery.
        }
    }

    private void enter(Exchange exchange, Reply reply) {
        long now = System.nanoTime();
        waiting--;
        if (reply.acknowledges()) {
            ledger.acknowledged(exchange.number(), now - exchange.sentAt());
        } else {
            ledger.refused(exchange.number(), reply.status());
        }
        if (now >= countFrom && now <= end) {
            answered++;
            lastAnswer = now;
        }
    }

    private void sendNext(Exchange exchange) {
        if (next == requests.count() || System.nanoTime() >= end) {
            exchange.close();
            return;
        }
        int number = next++;
        waiting++;
        ledger.sent();
        try {
            exchange.send(number, requests.get(number));
        } catch (IOException e) {
            giveUp(exchange);
        }
    }

    private void giveUp(Exchange exchange) {
        waiting--;
        ledger.unknown(exchange.number());
        exchange.close();
    }
}
