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

/** What a run has done so far. Kept apart from its flow, so that an aborted run can still report it. For one thread. */
public final class RunStatistics {
    private final Map<String, SoldComparison> proofs = new LinkedHashMap<>();
    private final List<String> failedEvents = new ArrayList<>();
    /** Limits the names kept; the report lists fewer, and the view {@code quarantined} lists all. */
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

    /** Counts what could not be read in a page. */
    public void met(ChangeStream stream, RecordPage<?> page) {
        unreadable(stream, page.unreadable());
        for (RecordPage.Odd value : page.odd()) {
            String what =
                    word(stream) + value.field().field() + ": " + value.field().problem();
            odd.merge(what, new OddValues(1, value.id()), OddValues::plus);
        }
    }

    /** Counts each record once, however often it is seen. */
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

    /** There was no window: whether anything changed is unknown. */
    void askedNothing(String what) {
        notAsked.add(what);
    }

    /** The vendor's clock went back or stood still, and this span was read again. */
    void wentBack(Instant from, Instant to) {
        wentBackFrom = wentBackFrom.filter(known -> known.isAfter(from)).or(() -> Optional.of(from));
        wentBackTo = wentBackTo.filter(known -> known.isBefore(to)).or(() -> Optional.of(to));
    }

    /** How far the vendor's clock is ahead of ours; empty if no answer showed it. */
    void vendorClock(Optional<Duration> aheadOfOurs) {
        vendorAhead = aheadOfOurs;
        vendorClockUnknown = aheadOfOurs.isEmpty();
    }

    /** An earlier run had finished these already. */
    void resumed(Map<String, SoldComparison> proved) {
        proofs.putAll(proved);
        resumed = proved.size();
    }

    /** Adds what was read and repaired elsewhere, but not the counts proved there. */
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

    /** Some of the records that could not be read, with the reason. */
    public Map<String, String> unreadable() {
        return Collections.unmodifiableMap(unreadable);
    }

    /** Values that could not be read and were left out, by field and problem. */
    public Map<String, OddValues> odd() {
        return Collections.unmodifiableMap(odd);
    }

    /** The lists of changes that were not requested. */
    public Set<String> notAsked() {
        return Collections.unmodifiableSet(notAsked);
    }

    /** Up to when changes had counted as read when the vendor's clock was found to have gone back. */
    public Optional<Instant> wentBackFrom() {
        return wentBackFrom;
    }

    /** Since when changes were read again. */
    public Optional<Instant> wentBackTo() {
        return wentBackTo;
    }

    /** How far the vendor's clock is ahead of ours, negative if behind; empty if the run did not end, or it is unknown. */
    public Optional<Duration> vendorAhead() {
        return vendorAhead;
    }

    /** Whether the run ended without knowing the vendor's time. */
    public boolean isVendorClockUnknown() {
        return vendorClockUnknown;
    }

    /** How many events an earlier run had finished already. */
    public long resumed() {
        return resumed;
    }

    /** Tickets that were stored and are gone from the vendor. */
    public long repaired() {
        return repaired;
    }

    public long vanished() {
        return vanished;
    }

    public List<String> failedEvents() {
        return List.copyOf(failedEvents);
    }

    /** The sum over all proved events; empty if there are none. */
    public Optional<SoldComparison> proof() {
        return proofs.isEmpty() ? Optional.empty() : Optional.of(SoldComparison.sum(proofs.values()));
    }

    /** How many events' counts differ from the vendor's. */
    public long differing() {
        return proofs.values().stream().filter(proof -> !proof.isExact()).count();
    }
}
