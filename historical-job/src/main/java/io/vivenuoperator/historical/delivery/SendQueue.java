package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.historical.plan.ChosenTicket;
import io.vivenuoperator.historical.plan.PlannedTicket;
import io.vivenuoperator.store.historical.PastTicketState;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/** The tickets that are still to be sent. The first one stays first until it is done with, or goes to the end. */
final class SendQueue {
    /**
     * A ticket in the queue.
     *
     * @param answered attempts that were answered as if another one helped, or that ended in doubt
     * @param attempts all of them
     */
    record Entry(ChosenTicket ticket, Optional<PastTicketState> former, int answered, int attempts) {
        Entry tried(boolean isAnswered) {
            return new Entry(ticket, former, answered + (isAnswered ? 1 : 0), attempts + 1);
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();

    SendQueue(Collection<PlannedTicket> planned) {
        planned.forEach(each -> entries.add(new Entry(each.ticket(), each.former(), 0, 0)));
    }

    Optional<Entry> first() {
        return Optional.ofNullable(entries.peekFirst());
    }

    void remove() {
        entries.removeFirst();
    }

    /** The same ticket again, as the first. */
    void again(Entry tried) {
        entries.removeFirst();
        entries.addFirst(tried);
    }

    /** The same ticket again, last of all. */
    void atTheEnd(Entry tried) {
        entries.removeFirst();
        entries.addLast(
                new Entry(tried.ticket(), Optional.of(PastTicketState.IN_DOUBT), tried.answered(), tried.attempts()));
    }
}
