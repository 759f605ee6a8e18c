package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.platform.httpclient.pinned.SinglePostOutcome;
import io.vivenuoperator.platform.httpclient.pinned.TargetFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** An endpoint that does what a test says, ticket after ticket; afterwards the usual. */
final class ScriptedEndpoint implements TicketSender {
    private final MovedTime time;
    private final SinglePostOutcome usual;
    private final Deque<SinglePostOutcome> next = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> at = new ArrayList<>();
    private Duration work = Duration.ofMillis(100);

    ScriptedEndpoint(MovedTime time, SinglePostOutcome usual) {
        this.time = time;
        this.usual = usual;
    }

    static SinglePostOutcome status(int status) {
        return new SinglePostOutcome.Answered(status, Map.of());
    }

    static SinglePostOutcome retryAfter(int status, String value) {
        return new SinglePostOutcome.Answered(status, Map.of("retry-after", value));
    }

    static SinglePostOutcome notSent() {
        return new SinglePostOutcome.NotSent(TargetFailure.CONNECT_FAILED, "It refused the connection.");
    }

    static SinglePostOutcome doubt() {
        return new SinglePostOutcome.InDoubt(TargetFailure.TIMEOUT, "There was no answer.");
    }

    ScriptedEndpoint then(SinglePostOutcome... outcomes) {
        next.addAll(List.of(outcomes));
        return this;
    }

    ScriptedEndpoint working(Duration forEach) {
        work = forEach;
        return this;
    }

    /** The tickets' ids, once for each attempt. */
    List<String> asked() {
        return asked;
    }

    List<Duration> at() {
        return at;
    }

    @Override
    public SinglePostOutcome send(ChosenTicket ticket) {
        asked.add(ticket.id());
        at.add(time.passed());
        time.pass(work);
        return next.isEmpty() ? usual : next.removeFirst();
    }
}
