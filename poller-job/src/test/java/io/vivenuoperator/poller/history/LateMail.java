package io.vivenuoperator.poller.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.database.RoundTrip;
import io.vivenuoperator.store.event.EventDeletion;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.event.EventWriting;
import io.vivenuoperator.store.event.TicketTypeRecord;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.inbox.DeliveryRepository;
import io.vivenuoperator.store.ledger.CommittedTypes;
import io.vivenuoperator.store.ledger.Ledger;
import io.vivenuoperator.store.ledger.TicketRecord;
import io.vivenuoperator.store.ledger.TicketStatus;
import io.vivenuoperator.store.region.RegionKeys;
import io.vivenuoperator.store.region.Regions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A seller's webhooks on their way: late, twice, in any order, or never. They are stored by the same calls in the same order as
 * the receiver stores them.
 */
final class LateMail {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_HASH = "0".repeat(64);

    private final RandomGenerator chance;
    private final TestDatabase database;
    private final String region;
    private final Clock clock;
    private final List<JsonNode> underway = new ArrayList<>();
    private final List<JsonNode> arrived = new ArrayList<>();
    private final DeliveryRepository inbox = new DeliveryRepository();
    private final EventRepository events = new EventRepository();
    private final Ledger ledger = new Ledger();
    private final CommittedTypes types = new CommittedTypes();

    LateMail(RandomGenerator chance, TestDatabase database, String region, Clock clock) {
        this.chance = chance;
        this.database = database;
        this.region = region;
        this.clock = clock;
    }

    void post(String body) {
        try {
            underway.add(JSON.readTree(body.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some of it arrives, some of that for the second time, and some is lost; returns how many were stored. */
    int arrive() {
        List<JsonNode> batch = new ArrayList<>();
        for (int i = 1 + chance.nextInt(6); i > 0 && !underway.isEmpty(); i--) {
            batch.add(underway.remove(chance.nextInt(underway.size())));
        }
        if (!arrived.isEmpty() && chance.nextInt(3) == 0) {
            batch.add(again(arrived.get(chance.nextInt(arrived.size()))));
        }
        arrived.addAll(batch);
        if (!underway.isEmpty() && chance.nextInt(4) == 0) {
            underway.removeLast();
        }
        return store(batch);
    }

    /** All that is still under way arrives at last. */
    int arriveAll() {
        List<JsonNode> batch = List.copyOf(underway);
        underway.clear();
        return store(batch);
    }

    /** The vendor repeats a delivery under its old id or under a new one. */
    private JsonNode again(JsonNode envelope) {
        return chance.nextBoolean()
                ? envelope
                : envelope.<ObjectNode>deepCopy().put("id", UUID.randomUUID().toString());
    }

    /** In the receiver's turns: the lock, the inbox, then events and tickets together. */
    private int store(List<JsonNode> batch) {
        Instant now = clock.instant();
        int stored = database.database().inTransaction(tx -> {
            RegionKeys keys = Regions.lock(tx, List.of(region), now);
            BitSet fresh = inbox.insert(
                    tx, batch.stream().map(each -> delivery(each, now)).toList(), keys);
            List<JsonNode> news = fresh.stream().mapToObj(batch::get).toList();
            record(tx, news, keys, now);
            return news.size();
        });
        types.committed();
        return stored;
    }

    private void record(Connection tx, List<JsonNode> news, RegionKeys keys, Instant now) throws SQLException {
        var trip = new RoundTrip();
        EventWriting told = events.telling(
                trip, tx, select(news, "event", false).map(this::event).toList(), keys, now);
        List<TicketRecord> tickets =
                select(news, "ticket", false).map(this::ticket).toList();
        if (!tickets.isEmpty()) {
            trip.add(ledger.recording(tx, tickets, keys, types, now));
        }
        trip.make(tx);
        told.complete(tx);
        events.recordDeletions(
                tx, select(news, "event", true).map(this::deletion).toList(), now);
    }

    private static Stream<JsonNode> select(List<JsonNode> news, String kind, boolean deleted) {
        return news.stream()
                .filter(each -> each.path("data").has(kind)
                        && each.path("type").asText().endsWith(".deleted") == deleted)
                .map(each -> each.path("data").path(kind));
    }

    private DeliveryRecord delivery(JsonNode envelope, Instant now) {
        JsonNode object = envelope.path("data").elements().next();
        return new DeliveryRecord(
                region,
                envelope.path("id").asText(),
                envelope.path("type").asText(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(object.path("_id").asText()),
                Optional.of(time(object, "updatedAt")),
                now,
                NO_HASH,
                1,
                Optional.empty());
    }

    private EventRecord event(JsonNode event) {
        return new EventRecord(
                region,
                event.path("_id").asText(),
                event.path("name").asText(),
                Optional.of(time(event, "start")),
                Optional.of(time(event, "end")),
                Optional.of(time(event, "sellStart")),
                Optional.of(time(event, "sellEnd")),
                Optional.of(event.path("timezone").asText()),
                Optional.of(event.path("sellerId").asText()),
                Optional.of(event.path("url").asText()),
                time(event, "updatedAt"),
                StreamSupport.stream(event.path("tickets").spliterator(), false)
                        .map(LateMail::type)
                        .toList());
    }

    private static TicketTypeRecord type(JsonNode type) {
        return new TicketTypeRecord(
                type.path("_id").asText(),
                type.path("name").asText(),
                type.has("amount") ? Optional.of(type.path("amount").asInt()) : Optional.empty(),
                Optional.of(type.path("price").decimalValue()),
                type.path("active").asBoolean());
    }

    private EventDeletion deletion(JsonNode event) {
        return new EventDeletion(region, event.path("_id").asText(), time(event, "updatedAt"));
    }

    private TicketRecord ticket(JsonNode ticket) {
        return new TicketRecord(
                region,
                ticket.path("_id").asText(),
                ticket.path("eventId").asText(),
                ticket.path("ticketTypeId").asText(),
                ticket.path("ticketName").asText(),
                TicketStatus.valueOf(ticket.path("status").asText()),
                Optional.of(ticket.path("realPrice").decimalValue()),
                Optional.of(ticket.path("currency").asText()),
                time(ticket, "createdAt"),
                time(ticket, "updatedAt"));
    }

    private static Instant time(JsonNode node, String field) {
        return Instant.parse(node.path(field).asText());
    }
}
