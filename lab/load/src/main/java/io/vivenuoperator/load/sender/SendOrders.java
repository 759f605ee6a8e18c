package io.vivenuoperator.load.sender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Orders that a sender's process reads from its standard input, a line each: the run's prefix and the count of messages. */
final class SendOrders {
    private SendOrders() {}

    /** Carries an order out. */
    @FunctionalInterface
    interface OrderHandler {
        void send(String run, int messages) throws InterruptedException;
    }

    /** Returns when the input ends. */
    static void follow(OrderHandler handler) throws IOException, InterruptedException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] order = line.split(" ", -1);
            handler.send(order[0], Integer.parseInt(order[1]));
        }
    }
}
