package io.vivenuoperator.poller.history;

import io.vivenuoperator.poller.region.ChangeStream;
import io.vivenuoperator.poller.region.CursorUpdate;
import io.vivenuoperator.poller.region.FullSyncProgress;
import io.vivenuoperator.poller.region.FullSyncResult;
import io.vivenuoperator.poller.region.RegionStore;
import io.vivenuoperator.poller.region.SoldComparison;
import io.vivenuoperator.poller.region.StreamCursor;
import io.vivenuoperator.poller.region.TicketsRead;
import io.vivenuoperator.poller.region.UnfinishedWindow;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.UnreadableRecord;
import io.vivenuoperator.vendor.vivenu.paging.PagePosition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Kills a run immediately after a chosen commit. */
final class KillingStore implements RegionStore {
    private final RegionStore store;
    private final KillingBudget fate;

    KillingStore(RegionStore store, KillingBudget fate) {
        this.store = store;
        this.fate = fate;
    }

    @Override
    public Optional<StreamCursor> cursor(ChangeStream stream) {
        return store.cursor(stream);
    }

    @Override
    public void pullBack(ChangeStream stream, Instant certain) {
        commit(() -> store.pullBack(stream, certain));
    }

    @Override
    public void readingBegunAtVendor(Instant vendorTime) {
        commit(() -> store.readingBegunAtVendor(vendorTime));
    }

    @Override
    public void storeEvents(RecordPage<Event> page, CursorUpdate advance) {
        commit(() -> store.storeEvents(page, advance));
    }

    @Override
    public void storeTickets(RecordPage<Ticket> page, CursorUpdate advance) {
        commit(() -> store.storeTickets(page, advance));
    }

    @Override
    public FullSyncProgress startOrResumeReading() {
        return commit(store::startOrResumeReading);
    }

    @Override
    public void storeListedEvents(RecordPage<Event> page, Set<String> eventIds, PagePosition next) {
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
    public void storeSeenTickets(String eventId, RecordPage<Ticket> page, TicketsRead read) {
        commit(() -> store.storeSeenTickets(eventId, page, read));
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
    public void proved(String eventId, SoldComparison proof) {
        commit(() -> store.proved(eventId, proof));
    }

    @Override
    public Optional<UnfinishedWindow> openWindow(ChangeStream stream) {
        return store.openWindow(stream);
    }

    @Override
    public Optional<FullSyncProgress> readingWithEventsLeft() {
        return store.readingWithEventsLeft();
    }

    @Override
    public boolean owesEvents() {
        return store.owesEvents();
    }

    @Override
    public void allReadUntil(CursorUpdate.To readUntil) {
        commit(() -> store.allReadUntil(readUntil));
    }

    @Override
    public void endReading(FullSyncResult end) {
        commit(() -> store.endReading(end));
    }

    @Override
    public List<String> unreadable(ChangeStream stream, int limit) {
        return store.unreadable(stream, limit);
    }

    @Override
    public void keepUnreadable(ChangeStream stream, UnreadableRecord record) {
        commit(() -> store.keepUnreadable(stream, record));
    }

    @Override
    public void forgetUnreadable(ChangeStream stream, String id) {
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
