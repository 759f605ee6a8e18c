package io.vivenuoperator.poller.region;

import io.vivenuoperator.client.model.Unreadable;
import io.vivenuoperator.client.paging.IdSet;
import io.vivenuoperator.poller.report.Proof;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run has done so far; kept apart from its flow, so that a run that breaks off can still tell. For one thread. */
public final class Tally {

    private final Map<String, Proof> proofs = new LinkedHashMap<>();
    private final List<String> failedEvents = new ArrayList<>();
    /** So many are named at most; the report names fewer, and the view {@code quarantined} names all. */
    private static final int NAMED = 100;

    private final Map<String, String> unreadable = new LinkedHashMap<>();
    private final IdSet unreadableIds = new IdSet();
    private long unreadableBesides;
    private long resumed;
    private long events;
    private long tickets;
    private long repaired;
    private long vanished;

    void readEvents(int count) {
        events += count;
    }

    void readTickets(int count) {
        tickets += count;
    }

    /** A record counts once, however often it is met. */
    void unreadable(Stream stream, List<Unreadable> records) {
        for (Unreadable record : records) {
            String kind = stream == Stream.EVENTS ? "event " : "ticket ";
            unreadable(kind + record.id().orElse("without id"), record.reason());
        }
    }

    private void unreadable(String name, String reason) {
        unreadableIds.add(name);
        if (unreadable.size() < NAMED || unreadable.containsKey(name)) {
            unreadable.put(name, reason);
        }
    }

    /** An earlier run had done these already. */
    void resumed(Map<String, Proof> proved) {
        proofs.putAll(proved);
        resumed = proved.size();
    }

    /** What was read and repaired besides; counts that are proved there stay there. */
    void add(Tally other) {
        events += other.events;
        tickets += other.tickets;
        repaired += other.repaired;
        vanished += other.vanished;
        other.unreadable.forEach(this::unreadable);
        unreadableBesides += other.unreadableIds.size() - other.unreadable.size();
    }

    void repaired(int count) {
        repaired += count;
    }

    void vanished(int count) {
        vanished += count;
    }

    void proved(String eventId, Proof proof) {
        proofs.put(eventId, proof);
    }

    void failed(String eventId) {
        failedEvents.add(eventId);
    }

    public long events() {
        return events;
    }

    public long tickets() {
        return tickets;
    }

    /** How many records could not be read. */
    public long unreadableCount() {
        return unreadableIds.size() + unreadableBesides;
    }

    /** Some of what could not be read, with the reason. */
    public Map<String, String> unreadable() {
        return Collections.unmodifiableMap(unreadable);
    }

    /** How many events an earlier run had done already. */
    public long resumed() {
        return resumed;
    }

    /** Tickets that were stored and are not at the vendor any more. */
    public long repaired() {
        return repaired;
    }

    public long vanished() {
        return vanished;
    }

    public List<String> failedEvents() {
        return List.copyOf(failedEvents);
    }

    /** All events that were proved in one, or empty when none was. */
    public Optional<Proof> proof() {
        return proofs.isEmpty() ? Optional.empty() : Optional.of(Proof.sum(proofs.values()));
    }

    /** How many events' counts differ from the vendor's. */
    public long differing() {
        return proofs.values().stream().filter(proof -> !proof.isExact()).count();
    }
}
