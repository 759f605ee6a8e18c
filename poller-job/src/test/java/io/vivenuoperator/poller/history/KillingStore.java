package io.vivenuoperator.poller.history;

import io.vivenuoperator.client.model.Event;
import io.vivenuoperator.client.model.Page;
import io.vivenuoperator.client.model.Ticket;
import io.vivenuoperator.client.model.Unreadable;
import io.vivenuoperator.client.paging.PagePosition;
import io.vivenuoperator.poller.region.Advance;
import io.vivenuoperator.poller.region.Cursor;
import io.vivenuoperator.poller.region.FullReading;
import io.vivenuoperator.poller.region.OpenWindow;
import io.vivenuoperator.poller.region.ReadingEnd;
import io.vivenuoperator.poller.region.RegionStore;
import io.vivenuoperator.poller.region.Stream;
import io.vivenuoperator.poller.report.Proof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Kills a run right after a commit of its choice: the next thing the run would have done is not done. */
final class KillingStore implements RegionStore {

    private final RegionStore store;
    private final KillingBudget fate;

    KillingStore(RegionStore store, KillingBudget fate) {
        this.store = store;
        this.fate = fate;
    }

    @Override
    public Optional<Cursor> cursor(Stream stream) {
        return store.cursor(stream);
    }

    @Override
    public void pullBack(Stream stream, Instant certain) {
        commit(() -> store.pullBack(stream, certain));
    }

    @Override
    public void readingBegunAtVendor(Instant vendorTime) {
        commit(() -> store.readingBegunAtVendor(vendorTime));
    }

    @Override
    public void storeEvents(Page<Event> page, Advance advance) {
        commit(() -> store.storeEvents(page, advance));
    }

    @Override
    public void storeTickets(Page<Ticket> page, Advance advance) {
        commit(() -> store.storeTickets(page, advance));
    }

    @Override
    public FullReading startOrResumeReading() {
        return commit(store::startOrResumeReading);
    }

    @Override
    public void storeListedEvents(Page<Event> page, Set<String> eventIds, PagePosition next) {
        commit(() -> store.storeListedEvents(page, eventIds, next));
    }

    @Override
    public int endListing(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        return commit(() -> store.endListing(eventIdsAtVendor, listingStartedAt));
    }

    @Override
    public void endListing() {
        commit(() -> {
            store.endListing();
            return true;
        });
    }

    @Override
    public int markVanished(Set<String> eventIdsAtVendor, Instant listingStartedAt) {
        return commit(() -> store.markVanished(eventIdsAtVendor, listingStartedAt));
    }

    @Override
    public void markDeleted(String eventId) {
        commit(() -> store.markDeleted(eventId));
    }

    @Override
    public void storeSeenTickets(String eventId, Page<Ticket> page, long nextSkip) {
        commit(() -> store.storeSeenTickets(eventId, page, nextSkip));
    }

    @Override
    public boolean wasSeen(String ticketId) {
        return store.wasSeen(ticketId);
    }

    @Override
    public int dropUnseenTickets(String eventId) {
        return commit(() -> store.dropUnseenTickets(eventId));
    }

    @Override
    public long sold(String eventId) {
        return store.sold(eventId);
    }

    @Override
    public long eventCount() {
        return store.eventCount();
    }

    @Override
    public void proved(String eventId, Proof proof) {
        commit(() -> store.proved(eventId, proof));
    }

    @Override
    public Optional<OpenWindow> openWindow(Stream stream) {
        return store.openWindow(stream);
    }

    @Override
    public Optional<FullReading> readingWithEventsLeft() {
        return store.readingWithEventsLeft();
    }

    @Override
    public boolean owesEvents() {
        return store.owesEvents();
    }

    @Override
    public void allReadUntil(Advance.To readUntil) {
        commit(() -> store.allReadUntil(readUntil));
    }

    @Override
    public void endReading(ReadingEnd end) {
        commit(() -> store.endReading(end));
    }

    @Override
    public List<String> unreadable(Stream stream, int limit) {
        return store.unreadable(stream, limit);
    }

    @Override
    public void keepUnreadable(Stream stream, Unreadable record) {
        commit(() -> store.keepUnreadable(stream, record));
    }

    @Override
    public void forgetUnreadable(Stream stream, String id) {
        commit(() -> store.forgetUnreadable(stream, id));
    }

    private void commit(Runnable write) {
        write.run();
        fate.committed();
    }

    private <T> T commit(Supplier<T> write) {
        T result = write.get();
        fate.committed();
        return result;
    }
}
