package io.vivenuoperator.store.ledger;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.createdAt;
import static io.vivenuoperator.store.Samples.madeFrom;
import static io.vivenuoperator.store.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A month of sales, refunds, transfers and later edits that nobody watched: the truth lies between the two bounds at any instant. */
class SurvivingSalesIT {
    private static final int PLACES = 250;
    private static final long MONTH = Duration.ofDays(30).toSeconds();
    private static final Duration STEP = Duration.ofHours(6);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final TicketLedger ledger = new TicketLedger();

    private record Place(String type, Instant sold, Instant refunded) {
        boolean isTaken(Instant at) {
            return !sold.isAfter(at) && refunded.isAfter(at);
        }
    }

    private record Past(List<Place> places, List<TicketRecord> tickets) {}

    private record Bounds(long least, long most) {}

    @BeforeEach
    void weWatchSinceNoon() {
        db.execute("INSERT INTO region (name, watched_since) VALUES ('dach', '" + NOON + "')");
    }

    @ParameterizedTest
    @CsvSource({"1, 0.05, 0.1, false", "2, 0.3, 0.5, true", "3, 0.1, 0, true", "4, 0.9, 0.3, true"})
    void theTruthLiesBetweenTheBounds(long seed, double refunds, double transfers, boolean edits) throws SQLException {
        Past past = past(new Random(seed), refunds, transfers, edits);
        read(past, seed);

        for (Instant at = NOON.minusSeconds(MONTH); !at.isAfter(NOON); at = at.plus(STEP)) {
            Map<String, Bounds> bounds = bounds(at);
            for (Map.Entry<String, Long> truth : truth(past, at).entrySet()) {
                assertThat(truth.getValue())
                        .as(truth.getKey() + " at " + at)
                        .isBetween(
                                bounds.get(truth.getKey()).least(),
                                bounds.get(truth.getKey()).most());
            }
        }
        assertThat(bounds(NOON))
                .allSatisfy((type, bounds) ->
                        assertThat(bounds.least()).isEqualTo(truth(past, NOON).get(type)));
    }

    @ParameterizedTest
    @CsvSource({"5, true", "6, false"})
    void withTransfersAloneBothBoundsAreTheTruth(long seed, boolean edits) throws SQLException {
        Past past = past(new Random(seed), 0, 0.4, edits);
        read(past, seed);

        for (Instant at = NOON.minusSeconds(MONTH); !at.isAfter(NOON); at = at.plus(STEP)) {
            Map<String, Long> truth = truth(past, at);
            assertThat(bounds(at))
                    .allSatisfy((type, bounds) ->
                            assertThat(bounds).isEqualTo(new Bounds(truth.get(type), truth.get(type))));
        }
    }

    private static Map<String, Long> truth(Past past, Instant at) {
        Map<String, Long> taken = new TreeMap<>();
        past.places().forEach(place -> taken.merge(place.type(), place.isTaken(at) ? 1L : 0L, Long::sum));
        return taken;
    }

    private static Past past(Random chance, double refunds, double transfers, boolean edits) {
        List<Place> places = new ArrayList<>();
        List<TicketRecord> tickets = new ArrayList<>();
        for (int number = 0; number < PLACES; number++) {
            String type = "type" + chance.nextInt(3);
            Instant sold = within(chance, NOON.minusSeconds(MONTH));
            Instant made = sold;
            int holder = 0;
            while (chance.nextDouble() < transfers) {
                Instant given = within(chance, made);
                tickets.add(holder(number, holder++, type, LedgerStatus.INVALID, made, edited(chance, given, edits)));
                made = given;
            }
            boolean refunded = chance.nextDouble() < refunds;
            Instant back = refunded ? within(chance, made) : Instant.MAX;
            tickets.add(holder(
                    number,
                    holder,
                    type,
                    refunded ? LedgerStatus.INVALID : LedgerStatus.VALID,
                    made,
                    edited(chance, refunded ? back : made, edits)));
            places.add(new Place(type, sold, back));
        }
        return new Past(places, tickets);
    }

    private static Instant within(Random chance, Instant from) {
        long seconds = Duration.between(from, NOON).toSeconds();
        return seconds <= 1 ? from : from.plusSeconds(chance.nextLong(seconds));
    }

    private static Instant edited(Random chance, Instant at, boolean edits) {
        return edits && chance.nextInt(3) == 0 ? within(chance, at) : at;
    }

    private static TicketRecord holder(
            int place, int holder, String type, LedgerStatus status, Instant made, Instant updated) {
        TicketRecord first = createdAt(
                ticket(
                        "dach",
                        place + "-" + holder,
                        "e1",
                        type,
                        status,
                        Duration.between(NOON, updated).toSeconds()),
                made);
        return holder == 0 ? first : madeFrom(first, OriginKind.TRANSFER, place + "-" + (holder - 1));
    }

    private void read(Past past, long seed) {
        List<TicketRecord> tickets = new ArrayList<>(past.tickets());
        Collections.shuffle(tickets, new Random(seed));
        for (int from = 0; from < tickets.size(); from += 40) {
            List<TicketRecord> page = tickets.subList(from, Math.min(tickets.size(), from + 40));
            db.database().inTransaction(tx -> ledger.record(tx, page, NOON.plusSeconds(60)));
        }
    }

    private Map<String, Bounds> bounds(Instant at) throws SQLException {
        try (Connection connection = db.database().connection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT ticket_type_id, sold, sold_at_most FROM sales_at_reconstructed('" + at
                                + "') WHERE region = 'dach' AND event_id = 'e1'");
                ResultSet rows = query.executeQuery()) {
            Map<String, Bounds> bounds = new TreeMap<>();
            while (rows.next()) {
                bounds.put(rows.getString(1), new Bounds(rows.getLong(2), rows.getLong(3)));
            }
            return bounds;
        }
    }
}
