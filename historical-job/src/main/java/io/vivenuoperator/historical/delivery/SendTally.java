package io.vivenuoperator.historical.delivery;

import io.vivenuoperator.contracts.historical.AnswerGroup;
import io.vivenuoperator.contracts.historical.SendCounts;
import io.vivenuoperator.historical.plan.ChosenTicket;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what became of the tickets; read by others while it counts. */
public final class SendTally {
    private record Kind(String answer, String ticketType) {}

    private final Clock clock;
    private final Set<String> doubtful = new HashSet<>();
    private final Map<Kind, AnswerGroup> groups = new LinkedHashMap<>();
    private long sent;
    private long refused;
    private long failed;
    private long changed;
    private long takenNow;
    private long refusedNow;
    private Optional<EndpointAbsence> absence = Optional.empty();

    /**
     * Begins with what an interrupted process of this sync has done.
     *
     * @param sent by it
     * @param refused to it
     */
    public SendTally(Clock clock, long sent, long refused) {
        this.clock = clock;
        this.sent = sent;
        this.refused = refused;
    }

    public synchronized SendCounts counts() {
        return new SendCounts(sent, refused, failed, doubtful.size(), changed);
    }

    /** The tickets that did not end well, most first. */
    public synchronized List<AnswerGroup> groups() {
        return groups.values().stream()
                .sorted(Comparator.comparingLong(AnswerGroup::count).reversed())
                .toList();
    }

    synchronized void sent(ChosenTicket ticket) {
        doubtful.remove(ticket.id());
        sent++;
        takenNow++;
    }

    synchronized void refused(ChosenTicket ticket, String answer) {
        doubtful.remove(ticket.id());
        refused++;
        refusedNow++;
        group(ticket, answer);
    }

    synchronized void failed(ChosenTicket ticket, String answer) {
        failed++;
        group(ticket, answer);
    }

    synchronized void doubtful(ChosenTicket ticket, String answer) {
        doubtful.add(ticket.id());
        group(ticket, answer);
    }

    synchronized boolean isDoubtful(ChosenTicket ticket) {
        return doubtful.contains(ticket.id());
    }

    synchronized void changed() {
        changed++;
    }

    synchronized void endpoint(Optional<EndpointAbsence> away) {
        absence = away;
    }

    /** What keeps tickets from being sent; empty if the endpoint is there. */
    public synchronized Optional<EndpointAbsence> absence() {
        return absence;
    }

    /** Whether this process was refused so many tickets and never anything else. */
    synchronized boolean wasOnlyRefused(int times) {
        return takenNow == 0 && refusedNow >= times;
    }

    private void group(ChosenTicket ticket, String answer) {
        var kind = new Kind(answer, ticket.type());
        long before = groups.containsKey(kind) ? groups.get(kind).count() : 0;
        groups.put(kind, new AnswerGroup(answer, ticket.type(), before + 1, ticket.id(), clock.instant()));
    }
}
