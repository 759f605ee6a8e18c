package io.vivenuoperator.load.events;

import io.vivenuoperator.load.drive.OpenLoop;
import io.vivenuoperator.load.ledger.Ledger;
import io.vivenuoperator.load.publishing.EventPost;
import io.vivenuoperator.load.publishing.SampleMessage;
import java.net.InetSocketAddress;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Messages that others publish over HTTP at a fixed rate.
 *
 * @param endpointOf the endpoint that a message is for
 * @param rate due messages a second
 */
record MessageFlow(HookGroup group, Ledger ledger, IntUnaryOperator endpointOf, double rate) {
    private static final int CONNECTIONS = 32;

    /** The messages with these numbers; returns when each has its answer. */
    FlowSpan run(int from, int to) throws InterruptedException {
        OpenLoop loop = start(from, to);
        long begin = DeliveryLatencies.nowMicros();
        var _ = loop.await();
        return new FlowSpan(from, to, begin, DeliveryLatencies.nowMicros());
    }

    /** Begins with these. */
    OpenLoop start(int from, int to) {
        return start(group.stage().service().address(), from, to);
    }

    /** The same, published by another process of the service. */
    OpenLoop start(InetSocketAddress service, int from, int to) {
        String run = group.book().run();
        return OpenLoop.start(
                service,
                number -> new EventPost(SampleMessage.of(run, number, endpointOf.applyAsInt(number), 0)),
                ledger,
                IntStream.range(from, to).toArray(),
                rate,
                CONNECTIONS);
    }

    /**
     * Messages of a flow.
     *
     * @param to not among them
     * @param begin in microseconds of the wall clock
     * @param end when the last was answered
     */
    record FlowSpan(int from, int to, long begin, long end) {
        double seconds() {
            return (end - begin) / 1e6;
        }

        /** The same without the first ones. */
        FlowSpan without(int first) {
            return new FlowSpan(Math.min(to, from + first), to, begin, end);
        }
    }
}
