package io.vivenuoperator.store.query;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.typeWithoutCapacity;
import static io.vivenuoperator.store.Samples.wasRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketLedger;
import io.vivenuoperator.store.poll.CoverageIntervals;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader's role is told: the rows of the regions that are named, and nothing of the tables below. */
class ReaderRoleIT {
    private static final VisibleRegions DACH = new VisibleRegions.Named(List.of(RegionKey.of("dach")));
    private static final VisibleRegions ALL = new VisibleRegions.All();
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private Database database;
    private SalesReader reader;

    @BeforeEach
    void twoRegions() {
        for (String region : List.of("dach", "usa")) {
            wasRead(db, region);
            db.database().inTransaction(tx -> {
                new EventRepository()
                        .record(
                                tx,
                                List.of(
                                        event(region, "e1", 0, type("a", 2)),
                                        event(region, "open", 0, typeWithoutCapacity("b"))),
                                NOON);
                new CoverageIntervals().looked(tx, region, NOON, LONGEST);
                new CoverageIntervals().looked(tx, region, NOON.plusSeconds(1_800), Duration.ofHours(1));
                return new TicketLedger()
                        .record(
                                tx,
                                List.of(ticket(region, "t1", "e1", "a", LedgerStatus.VALID, 0)),
                                NOON.plusSeconds(60));
            });
        }
        database = Database.openForReading(StoreDatabase.APPLICATION, DatabaseUrl.parse(db.readerUrl()), 1);
        reader = new SalesReader(database, LONGEST);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyQuestionHasRowsOfTheNamedRegionsOnly() {
        assertThat(reader.read(DACH, SalesQueries::regions))
                .extracting(WatchedRegion::region)
                .containsExactly("dach");
        assertThat(reader.read(DACH, SalesQueries::events))
                .extracting(EventFigures::region)
                .containsExactly("dach", "dach");
        assertThat(reader.read(DACH, SalesQueries::everyTicketType))
                .extracting(EventTicketType::region)
                .containsExactly("dach", "dach");
        assertThat(reader.read(ALL, SalesQueries::everyTicketType))
                .extracting(type -> type.region() + "/" + type.eventId() + "/"
                        + type.figures().ticketTypeId())
                .containsExactly("dach/e1/a", "dach/open/b", "usa/e1/a", "usa/open/b");
        assertThat(reader.read(DACH, SalesQueries::trust))
                .extracting(RegionTrust::region)
                .containsExactly("dach");
        assertThat(reader.read(DACH, SalesQueries::quality))
                .extracting(quality -> quality.trust().region())
                .containsExactly("dach");
    }

    @Test
    void anotherRegionsEventIsNotThere() {
        assertThat(rowsOfUsa(DACH)).containsExactly(0, 0, 0);
        assertThat(rowsOfUsa(ALL)).containsExactly(1, 1, 2);
    }

    /** As many as the question for the event, for its types and for its series have. */
    private List<Integer> rowsOfUsa(VisibleRegions regions) {
        List<Instant> bounds = List.of(NOON, NOON.plusSeconds(3_600));
        return reader.read(
                regions,
                ask -> List.of(
                        ask.event("usa", "e1").isPresent() ? 1 : 0,
                        ask.ticketTypes("usa", "e1").size(),
                        ask.series("usa", "e1", bounds).size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT count(*) FROM api.events", "SELECT count(*) FROM api.quality"})
    void withoutTheSettingThereIsNothing(String question) throws Exception {
        try (var connection = database.connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void noTableIsReadableAndNoFunctionLeads() {
        List<String> refused = new ArrayList<>();
        List<String> questions = new ArrayList<>(List.of(
                "SELECT * FROM sales_at(now())",
                "SELECT * FROM hourly_series('dach', 'e1', now(), now())",
                "CREATE TABLE api.mine (a integer)"));
        for (String relation : db.text(
                        "SELECT string_agg(oid::regclass::text, ' ') FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                                + " AND relkind IN ('r', 'p', 'v')")
                .split(" ", -1)) {
            questions.add("SELECT * FROM " + relation + " LIMIT 1");
        }

        for (String question : questions) {
            assertThatThrownBy(() -> run(question))
                    .as(question)
                    .isInstanceOfSatisfying(DatabaseException.class, e -> refused.add(e.sqlState()));
        }

        assertThat(refused).hasSizeGreaterThan(20).containsOnly("42501");
    }

    private boolean run(String sql) {
        return database.inTransaction(tx -> {
            try (Statement statement = tx.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    @Test
    void whatIsNotKnownIsEmpty() {
        EventFigures open = reader.read(DACH, ask -> ask.event("dach", "open")).orElseThrow();
        EventFigures known = reader.read(DACH, ask -> ask.event("dach", "e1")).orElseThrow();

        assertThat(open.totalCapacity()).isEmpty();
        assertThat(open.totalAvailable()).isEmpty();
        assertThat(open.percentSold()).isEmpty();
        assertThat(open.totalSold()).contains(0L);
        assertThat(known.totalCapacity()).contains(2L);
        assertThat(known.totalSold()).contains(1L);
        assertThat(known.totalAvailable()).contains(1L);
        assertThat(known.percentSold()).contains(50.0);
    }

    @Test
    void aSeriesHasEachSpanAndWhatWasBefore() {
        // 11:00 before anybody looked, 12:00 to 12:30 watched, 13:00 not
        Instant eleven = NOON.minusSeconds(3_600);
        List<SeriesBucket> series = reader.read(
                DACH,
                ask -> ask.series(
                        "dach", "e1", List.of(eleven, NOON, NOON.plusSeconds(3_600), NOON.plusSeconds(7_200))));

        assertThat(series)
                .containsExactly(
                        new SeriesBucket(0, Optional.empty(), Optional.empty(), Optional.empty()),
                        new SeriesBucket(1, Optional.empty(), Optional.of(0L), Optional.of(0.0)),
                        new SeriesBucket(2, Optional.of(1L), Optional.of(1L), Optional.of(0.5)),
                        new SeriesBucket(3, Optional.empty(), Optional.of(1L), Optional.of(0.0)));
    }

    @Test
    void qualityIsWhatPollsSay() {
        RegionQuality quality = reader.read(DACH, SalesQueries::quality).getFirst();

        assertThat(quality.trust().dataThrough()).contains(NOON.plusSeconds(1_800));
        assertThat(quality.trust().completenessPercent()).isEmpty();
        assertThat(quality.lastFull()).isEmpty();
        assertThat(quality.quarantined()).isZero();
        assertThat(quality.lastWebhookAt()).isEmpty();
    }
}
