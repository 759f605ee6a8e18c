package io.vivenuoperator.poller.region;

import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.IdSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a run has done so far; kept apart from its flow, so that a run that breaks off can still tell. For one thread. */
public final class RunStatistics {
    private final Map<String, SoldComparison> proofs = new LinkedHashMap<>();
    private final List<String> failedEvents = new ArrayList<>();
    /** So many are named at most; the report names fewer, and the view {@code quarantined} names all. */
    private static final int NAMED = 100;

    private final Map<String, String> unreadable = new LinkedHashMap<>();
    private final IdSet unreadableIds = new IdSet();
    private long unreadableBesides;
    private final Map<String, OddValues> odd = new LinkedHashMap<>();
    private final Set<String> notAsked = new TreeSet<>();
    private Optional<Instant> wentBackFrom = Optional.empty();
    private Optional<Instant> wentBackTo = Optional.empty();
    private Optional<Duration> vendorAhead = Optional.empty();
    private boolean vendorClockUnknown;
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

    /** What a page could not be read of. */
    public void met(ChangeStream stream, RecordPage<?> page) {
        unreadable(stream, page.unreadable());
        for (RecordPage.Odd value : page.odd()) {
            String what =
                    word(stream) + value.field().field() + ": " + value.field().problem();
            odd.merge(what, new OddValues(1, value.id()), OddValues::plus);
        }
    }

    /** A record counts once, however often it is met. */
    void unreadable(ChangeStream stream, List<UnreadableRecord> records) {
        for (UnreadableRecord record : records) {
            unreadable(word(stream) + record.id().orElse("without id"), record.reason());
        }
    }

    private void unreadable(String name, String reason) {
        unreadableIds.add(name);
        if (unreadable.size() < NAMED || unreadable.containsKey(name)) {
            unreadable.put(name, reason);
        }
    }

    private static String word(ChangeStream stream) {
        return stream == ChangeStream.EVENTS ? "event " : "ticket ";
    }

    /** There was no window: nobody knows what is in it. */
    void askedNothing(String what) {
        notAsked.add(what);
    }

    /** The vendor's clock went back or stood still, and this was read again. */
    void wentBack(Instant from, Instant to) {
        wentBackFrom = wentBackFrom.filter(known -> known.isAfter(from)).or(() -> Optional.of(from));
        wentBackTo = wentBackTo.filter(known -> known.isBefore(to)).or(() -> Optional.of(to));
    }

    /** How far the vendor's clock is ahead of ours; empty when no answer told. */
    void vendorClock(Optional<Duration> aheadOfOurs) {
        vendorAhead = aheadOfOurs;
        vendorClockUnknown = aheadOfOurs.isEmpty();
    }

    /** An earlier run had done these already. */
    void resumed(Map<String, SoldComparison> proved) {
        proofs.putAll(proved);
        resumed = proved.size();
    }

    /** What was read and repaired besides; counts that are proved there stay there. */
    void add(RunStatistics other) {
        events += other.events;
        tickets += other.tickets;
        repaired += other.repaired;
        vanished += other.vanished;
        other.unreadable.forEach(this::unreadable);
        unreadableBesides += other.unreadableIds.size() - other.unreadable.size();
        other.odd.forEach((what, values) -> odd.merge(what, values, OddValues::plus));
    }

    void repaired(int count) {
        repaired += count;
    }

    void vanished(int count) {
        vanished += count;
    }

    void proved(String eventId, SoldComparison proof) {
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

    /** Values of records that could not be read and were left out, by the field and what is wrong with it. */
    public Map<String, OddValues> odd() {
        return Collections.unmodifiableMap(odd);
    }

    /** The lists of changes of which nothing was asked. */
    public Set<String> notAsked() {
        return Collections.unmodifiableSet(notAsked);
    }

    /** Up to where changes had counted as read when the vendor's clock was found to have gone back. */
    public Optional<Instant> wentBackFrom() {
        return wentBackFrom;
    }

    /** Since when changes were read again. */
    public Optional<Instant> wentBackTo() {
        return wentBackTo;
    }

    /** How far the vendor's clock is ahead of ours, negative when it is behind; empty when the run did not end, or it is unknown. */
    public Optional<Duration> vendorAhead() {
        return vendorAhead;
    }

    /** Whether the run ended without an answer that told the vendor's time. */
    public boolean isVendorClockUnknown() {
        return vendorClockUnknown;
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
    public Optional<SoldComparison> proof() {
        return proofs.isEmpty() ? Optional.empty() : Optional.of(SoldComparison.sum(proofs.values()));
    }

    /** How many events' counts differ from the vendor's. */
    public long differing() {
        return proofs.values().stream().filter(proof -> !proof.isExact()).count();
    }
}
