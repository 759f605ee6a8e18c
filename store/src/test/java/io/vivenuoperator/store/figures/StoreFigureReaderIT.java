package io.vivenuoperator.store.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a reader finds, and that there is one. */
class StoreFigureReaderIT {
    private static final int WEEK_SECONDS = 7 * 24 * 3_600;

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final List<StoreFigureReader> readers = new ArrayList<>();

    @BeforeEach
    void regions() {
        db.execute("INSERT INTO region (name, watched_since) VALUES ('dach', now()), ('italy', now())");
    }

    @AfterEach
    void close() {
        readers.forEach(StoreFigureReader::close);
    }

    private StoreFigureReader reader(String program) {
        var reader = new StoreFigureReader(
                DatabaseUrl.parse(db.runtimeUrl()), program, DatabaseObserver.NONE, Clock.systemUTC());
        readers.add(reader);
        return reader;
    }

    private StoreFigures figures() {
        return reader("one").read().orElseThrow();
    }

    @Test
    void aHistoryThatNamesNoMigrationIsNoVersion() {
        // given
        db.execute("UPDATE flyway_schema_history SET success = false");

        // then
        assertThat(figures().schema()).isEmpty();
    }

    @Test
    void ofAnEmptyStoreOnlyWhatIsCertainIsTold() {
        // when
        var figures = figures();

        // then
        assertThat(figures.schema()).hasValue(StoreDatabase.SCHEMA);
        assertThat(figures.proofs()).isEmpty();
        assertThat(figures.gaps()).isEmpty();
        assertThat(figures.missed()).isEmpty();
        assertThat(figures.oldestDeliveries()).isEmpty();
        assertThat(figures.quarantined())
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.records()).isZero());
    }

    @Test
    void aTableInPartsIsOneRelationAndStrangersTablesAreNone() {
        // given
        db.execute("CREATE TABLE of_a_stranger (a integer)");

        // when
        var relations = figures().bytes();

        // then
        assertThat(relations)
                .containsKeys("ticket", "webhook_delivery", "message")
                .doesNotContainKey("of_a_stranger");
        assertThat(relations.keySet()).noneMatch(name -> name.matches("webhook_delivery_\\d.*"));
        assertThat(relations.get("ticket")).isPositive();
    }

    @Test
    void theOldestMonthOfDeliveriesIsTheOneThatHasSome() {
        // given
        db.execute("SELECT make_delivery_month('2026-03-01Z'), make_delivery_month('2026-05-01Z')");
        db.execute(
                "INSERT INTO webhook_delivery (region_key, delivery_id, event_type, received_at, body_sha256, body_bytes)"
                        + " SELECT region_key, 'd', 'a.b', '2026-05-09T10:00:00Z', '', 1 FROM region");

        // then
        assertThat(figures().oldestDeliveries()).hasValue(Instant.parse("2026-05-01T00:00:00Z"));
    }

    @Test
    void monthsAheadAreThoseAfterThisOne() {
        // given
        db.execute("SELECT make_delivery_month('2031-02-01Z'), make_delivery_month('2031-03-01Z')");
        var inFebruary = Clock.fixed(Instant.parse("2031-02-10T00:00:00Z"), ZoneOffset.UTC);
        var reader =
                new StoreFigureReader(DatabaseUrl.parse(db.runtimeUrl()), "one", DatabaseObserver.NONE, inFebruary);
        readers.add(reader);

        // then
        assertThat(reader.read().orElseThrow().monthsAhead()).isEqualTo(1);
    }

    @Test
    void quarantineIsCountedByRegionAndKindAndWhatIsResolvedDoesNotCount() {
        // given
        db.execute(
                "INSERT INTO quarantine (region_key, kind, object_id, reason, first_seen, last_seen, seen, resolved_at)"
                        + " SELECT region_key, 'ticket', id, 'x', now(), now(), 1, CASE WHEN id = 'c' THEN now() END"
                        + " FROM region, (VALUES ('a'), ('b'), ('c')) AS v (id) WHERE name = 'dach'");

        // then
        assertThat(figures().quarantined())
                .contains(
                        new StoreFigures.Quarantined("dach", "ticket", 2),
                        new StoreFigures.Quarantined("dach", "event", 0),
                        new StoreFigures.Quarantined("italy", "ticket", 0));
    }

    @Test
    void soldIsThatOfTheLastFullPollThatCountedBothSides() {
        // given
        run("Full", "9", "8");
        run("Full", "20", "19");
        run("Full", "NULL", "NULL");
        run("Incremental", "1", "1");

        // then
        assertThat(figures().proofs()).containsExactly(new StoreFigures.Proof("dach", 20, 19));
    }

    private void run(String kind, String vendorSold, String storedSold) {
        db.execute(
                "INSERT INTO poll_run (region_key, kind, holder, started_at, finished_at, outcome, vendor_sold, stored_sold)"
                        + " SELECT region_key, '%s', 'test', now(), now(), 'Complete', %s, %s FROM region WHERE name = 'dach'"
                                .formatted(kind, vendorSold, storedSold));
    }

    @Test
    void aGapIsTheTimeThatNoPollVouchesFor() {
        // given
        db.execute("UPDATE region SET complete_since = now() - interval '30 days'");
        db.execute(
                "INSERT INTO poll_coverage (region_key, from_at, to_at, polls)"
                        + " SELECT region_key, now() - interval '30 days', now() - interval '3 hours', 5 FROM region WHERE name = 'dach'"
                        + " UNION ALL SELECT region_key, now() - interval '1 hour', now(), 5 FROM region WHERE name = 'dach'"
                        + " UNION ALL SELECT region_key, now() - interval '30 days', now(), 5 FROM region WHERE name = 'italy'");

        // then
        assertThat(figures().gaps())
                .hasSize(2)
                .allSatisfy(gap -> assertThat(gap.seconds())
                        .isCloseTo(gap.region().equals("dach") ? 7_200 : 0, within(5.0))
                        .isLessThan(WEEK_SECONDS));
    }

    @Test
    void missedWebhooksAreThoseOfRegionsThatAreWatched() {
        // given
        db.execute(
                "INSERT INTO webhook_watch (region_key, since, missed) SELECT region_key, now(), 7 FROM region WHERE name = 'dach'");

        // then
        assertThat(figures().missed()).containsExactly(new StoreFigures.Missed("dach", 7));
    }

    @Test
    void thereIsOneReaderAndTheNextOneFollowsIt() {
        // given
        var first = reader("first");
        var second = reader("second");
        assertThat(first.read()).isPresent();

        // then
        assertThat(second.read()).isEmpty();
        assertThat(first.read()).isPresent();

        // when
        first.close();

        // then
        assertThat(second.read()).isPresent();
        assertThat(first.read()).isEmpty();
    }

    @Test
    void whoLosesItsConnectionLosesItsPlace() {
        // given
        var first = reader("first");
        var second = reader("second");
        assertThat(first.read()).isPresent();

        // when
        db.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'first'");

        // then
        assertThatThrownBy(first::read).isInstanceOf(DatabaseException.class);
        assertThat(second.read()).isPresent();
        assertThat(first.read()).isEmpty();
    }

    @Test
    void betweenTwoRoundsNothingIsHeldThatAnyoneWaitsFor() {
        // when
        assertThat(reader("first").read()).isPresent();

        // then
        assertThat(db.text("SELECT state FROM pg_stat_activity WHERE application_name = 'first'"))
                .isEqualTo("idle");
        assertThat(db.number("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                        + " WHERE a.application_name = 'first' AND l.locktype <> 'advisory'"))
                .isZero();
    }
}
