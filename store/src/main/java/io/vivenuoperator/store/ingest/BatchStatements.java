package io.vivenuoperator.store.ingest;

import io.vivenuoperator.platform.database.PlanMode;
import io.vivenuoperator.platform.database.StatementPipeline;
import io.vivenuoperator.platform.database.StatementPipeline.Sent;
import io.vivenuoperator.platform.database.TransactionSettings;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.event.EventWriting;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.inbox.DeliveryRepository;
import io.vivenuoperator.store.inbox.TestDeliveries;
import io.vivenuoperator.store.ledger.CertainStatuses;
import io.vivenuoperator.store.ledger.CommittedTypes;
import io.vivenuoperator.store.ledger.TicketChange;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.message.NewMessage;
import io.vivenuoperator.store.news.FactChanges;
import io.vivenuoperator.store.news.FigureEdge;
import io.vivenuoperator.store.news.NewsChoice;
import io.vivenuoperator.store.news.NewsWriter;
import io.vivenuoperator.store.quarantine.QuarantineRepository;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import io.vivenuoperator.store.quarantine.ReadableVersion;
import io.vivenuoperator.store.region.CommittedKeys;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.RegionRepository;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The statements of a batch's transaction, in as few round trips as possible: the inbox first, and whatever is new there
 * goes into events, ledger and snapshots.
 */
final class BatchStatements {
    private final Connection connection;
    private final TransactionSettings settings;
    private final CommittedKeys regions = new CommittedKeys();
    private final CommittedTypes types = new CommittedTypes();
    private final DeliveryRepository inbox = new DeliveryRepository();
    private final EventRepository events = new EventRepository();
    private final TicketLedger ledger = new TicketLedger();
    private final CertainStatuses statuses = new CertainStatuses();
    private final QuarantineRepository quarantine = new QuarantineRepository();
    private final NewsWriter news;

    BatchStatements(IngestConnection writer, NewsChoice choice) {
        this.connection = writer.connection();
        this.settings = writer.settings();
        this.news = new NewsWriter(choice);
    }

    /**
     * What a batch came to.
     *
     * @param fresh which were new to the inbox
     * @param messages what is still to be told, as the transaction's last step
     */
    record Written(BitSet fresh, List<NewMessage> messages) {}

    /** Writes all of them. */
    Written write(List<IngestDelivery> batch, Instant now) throws SQLException {
        List<DeliveryRecord> records =
                batch.stream().map(IngestDelivery::envelope).toList();
        StatementPipeline first = begin(records);
        RegionKeys keys = regions.keys(connection, regionsOf(records), now);
        lock(first, batch, keys);
        Sent<BitSet> fresh = first.add(inbox.keeping(connection, records, keys));
        first.make(connection);
        List<IngestDelivery> stored =
                fresh.answer().stream().mapToObj(batch::get).toList();
        TestDeliveries.hide(
                connection, stored.stream().map(IngestDelivery::envelope).toList(), keys);
        return new Written(fresh.answer(), record(stored, keys, now));
    }

    /** Sends the transaction's settings with its first statements, unless something must be queried before those can be built. */
    private StatementPipeline begin(List<DeliveryRecord> records) throws SQLException {
        StatementPipeline first = StatementPipeline.beginning(settings);
        if (regions.know(regionsOf(records)) && inbox.knowsMonthsOf(records)) {
            return first;
        }
        first.make(connection);
        return new StatementPipeline();
    }

    /** Comes before any read: a writer that waited must see what the previous one wrote. */
    private void lock(StatementPipeline trip, List<IngestDelivery> batch, RegionKeys keys) {
        Set<String> written = batch.stream()
                .filter(IngestDelivery::writesTables)
                .map(IngestDelivery::region)
                .collect(Collectors.toSet());
        if (!written.isEmpty()) {
            trip.add(RegionRepository.locking(connection, keys.only(written)));
        }
    }

    private List<NewMessage> record(List<IngestDelivery> fresh, RegionKeys keys, Instant now) throws SQLException {
        var trip = new StatementPipeline();
        var changes = new FactChanges();
        List<EventRecord> shown = parts(fresh, IngestDelivery::event);
        EventWriting told = events.telling(trip, connection, shown, keys, now);
        List<TicketRecord> sold = parts(fresh, IngestDelivery::ticket);
        TicketWriting tickets = tickets(trip, sold, keys, now);
        List<ReadableVersion> readable = parts(fresh, IngestDelivery::readable);
        if (!readable.isEmpty()) {
            trip.add(quarantine.resolvingTold(connection, readable, keys, now));
        }
        changes.figuresOfEvents(shown).figuresOfTickets(sold);
        Optional<Sent<List<FigureEdge>>> edges =
                isPlain(fresh) && news.tells() && !changes.touched().isEmpty()
                        ? Optional.of(
                                trip.add(news.noticing(connection, changes.touched(), keys, planning(shown), now)))
                        : Optional.empty();
        trip.make(connection);
        changes.events(told.complete(connection)).tickets(tickets.changed());
        changes.deleted(events.recordDeletions(connection, parts(fresh, IngestDelivery::deletion), now));
        changes.figuresOf(setAside(parts(fresh, IngestDelivery::unreadable), now));
        if (!news.tells()) {
            return List.of();
        }
        List<FigureEdge> passed = edges.isPresent() ? edges.get().answer() : news.edges(connection, changes, keys, now);
        return news.messages(connection, changes, passed, now);
    }

    /** Whether all of it is done in one round trip. Otherwise figures are looked at after the rest. */
    private static boolean isPlain(List<IngestDelivery> fresh) {
        return fresh.stream()
                .allMatch(delivery ->
                        delivery.deletion().isEmpty() && delivery.unreadable().isEmpty());
    }

    /** What looks at figures comes after what changes them, also if that is planned for its batch. */
    private static PlanMode planning(List<EventRecord> events) {
        int types =
                events.stream().mapToInt(event -> event.ticketTypes().size()).sum();
        return PlanMode.of(Math.max(events.size(), types));
    }

    /** Tickets written as part of a round trip. */
    @FunctionalInterface
    private interface TicketWriting {
        /** Those that changed, after the round trip; none if nobody wants to know. */
        List<TicketChange> changed();
    }

    private TicketWriting tickets(StatementPipeline trip, List<TicketRecord> sold, RegionKeys keys, Instant now)
            throws SQLException {
        if (sold.isEmpty()) {
            return List::of;
        }
        if (news.tellsTickets()) {
            return trip.add(ledger.recordingEach(connection, sold, keys, types, now))::answer;
        }
        trip.add(ledger.recording(connection, sold, keys, types, now));
        return List::of;
    }

    /** Quarantines unreadable records and counts their certain values; returns the events that this may have changed. */
    private Set<Integer> setAside(List<UnreadableObject> objects, Instant now) throws SQLException {
        if (objects.isEmpty()) {
            return Set.of();
        }
        quarantine.keepTold(
                connection, objects.stream().map(UnreadableObject::record).toList(), now);
        return statuses.record(connection, parts(objects, UnreadableObject::certain), now);
    }

    /** Stores an envelope, and the reason why the rest of the delivery is missing; returns whether it was new to the inbox. */
    boolean quarantine(DeliveryRecord envelope, QuarantinedRecord reason, Instant now) throws SQLException {
        settings.begin(connection);
        List<DeliveryRecord> records = List.of(envelope);
        BitSet fresh = inbox.insert(connection, records, regions.keys(connection, regionsOf(records), now));
        quarantine.keep(connection, List.of(reason), now);
        return !fresh.isEmpty();
    }

    /** The cached keys are valid from now on. */
    void committed() {
        regions.committed();
        types.committed();
    }

    /** Behind a pooler, the client does not notice a failover; the new server may lack the last commits of the old one. */
    void forget() {
        regions.forget();
        types.forget();
        inbox.forgetMonths();
    }

    private static Set<String> regionsOf(Collection<DeliveryRecord> records) {
        return records.stream().map(DeliveryRecord::region).collect(Collectors.toSet());
    }

    private static <W, P> List<P> parts(List<W> wholes, Function<W, Optional<P>> part) {
        return wholes.stream().flatMap(whole -> part.apply(whole).stream()).toList();
    }
}
