package io.vivenuoperator.load.sender;

import io.vivenuoperator.load.publishing.SampleMessage;
import io.vivenuoperator.load.sender.HookCaller.CalledMessage;
import io.vivenuoperator.load.settings.Variables;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Signs, sends, reads the answer, and nothing else: the least that a delivery can cost with this client. */
public final class BareSender {
    private final HookCaller caller;
    private final int inFlight;

    private BareSender(HookCaller caller, int inFlight) {
        this.caller = caller;
        this.inFlight = inFlight;
    }

    /** Each message of an order to each endpoint, IN_FLIGHT at once, until the input ends. */
    public static boolean serves(Map<String, String> environment) throws IOException, InterruptedException {
        var variables = new Variables(environment);
        try (var caller = new HookCaller(variables)) {
            var sender = new BareSender(caller, variables.number("IN_FLIGHT", 64, 1, 10_000));
            SendOrders.follow(sender::send);
        }
        return true;
    }

    private void send(String run, int messages) throws InterruptedException {
        var next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int thread = 0; thread < inFlight; thread++) {
            threads.add(Thread.ofVirtual().start(() -> send(run, messages, next)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send(String run, int messages, AtomicInteger next) {
        try {
            for (int turn = next.getAndIncrement();
                    turn < messages * caller.endpoints();
                    turn = next.getAndIncrement()) {
                var message = SampleMessage.of(run, turn / caller.endpoints(), 0, 0);
                var called = new CalledMessage(message.id(), message.type(), message.payload(), Instant.now());
                int status = caller.call(turn % caller.endpoints(), called);
                if (status / 100 != 2) {
                    throw new IllegalStateException("an endpoint answered " + status);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
