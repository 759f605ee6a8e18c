package io.vivenuoperator.store.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.inbox.DeliveryMonths;
import io.vivenuoperator.store.inbox.DeliveryRecord;
import io.vivenuoperator.store.inbox.DeliveryRepository;
import io.vivenuoperator.store.ledger.SeenTickets;
import io.vivenuoperator.store.poll.FullRunProgress;
import io.vivenuoperator.store.poll.PollLease;
import io.vivenuoperator.store.poll.PollRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseMaintenanceIT {
    private static final Instant NEW_YEAR_2031 = Instant.parse("2031-01-01T00:00:00Z");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private final DeliveryRepository inbox = new DeliveryRepository();

    private MaintenanceReport maintain(Instant now, RetentionPolicy retention) {
        return new DatabaseMaintenance(Clock.fixed(now, ZoneOffset.UTC)).run(db.database(), retention);
    }

    private BitSet receive(String id, Instant at) {
        var delivery = new DeliveryRecord(
                "dach",
                id,
                "ticket.updated",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("object-" + id),
                Optional.of(NEW_YEAR_2031),
                at,
                "ab".repeat(32),
                4243,
                Optional.empty());
        return db.database().inTransaction(tx -> inbox.insert(tx, List.of(delivery), at));
    }

    private List<YearMonth> months() {
        return db.database().inTransaction(DeliveryMonths::list);
    }

    @Test
    void aMigratedDatabaseHasMonthsAheadAndNothingToDo() {
        Instant now = Instant.now();

        assertThat(months())
                .contains(DeliveryMonths.of(now), DeliveryMonths.of(now).plusMonths(2));
        assertThat(maintain(now, RetentionPolicy.off()).didSomething()).isFalse();
    }

    @Test
    void makesTheMonthsThatComeAndOnlyOnce() {
        MaintenanceReport first = maintain(NEW_YEAR_2031, RetentionPolicy.off());
        MaintenanceReport second = maintain(NEW_YEAR_2031, RetentionPolicy.off());

        assertThat(first.made())
                .contains(YearMonth.of(2031, 1), YearMonth.of(2031, 3))
                .doesNotContain(YearMonth.of(2030, 12));
        assertThat(second.didSomething()).isFalse();
        assertThat(months()).containsAll(first.made());
    }

    @Test
    void eachMonthTakesItsOwnFromTheFirstInstantToTheLast() {
        maintain(NEW_YEAR_2031, RetentionPolicy.off());

        receive("first", NEW_YEAR_2031);
        receive("last", Instant.parse("2031-01-31T23:59:59.999999Z"));
        receive("next", Instant.parse("2031-02-01T00:00:00Z"));

        assertThat(db.text("SELECT string_agg(delivery_id, ' ' ORDER BY delivery_id) FROM webhook_delivery_2031_01"))
                .isEqualTo("first last");
        assertThat(db.text("SELECT delivery_id FROM webhook_delivery_2031_02")).isEqualTo("next");
    }

    @Test
    void aDeliveryOfAMonthThatNobodyMadeIsTakenAllTheSame() {
        assertThat(receive("d1", NEW_YEAR_2031).cardinality()).isEqualTo(1);
        assertThat(receive("d2", NEW_YEAR_2031).cardinality()).isEqualTo(1);

        assertThat(db.number("SELECT count(*) FROM webhook_delivery_2031_01")).isEqualTo(2);
    }

    @Test
    void thereIsNoDefaultPartitionThatRowsCouldStrandIn() {
        maintain(NEW_YEAR_2031, RetentionPolicy.off());

        assertThat(db.number(
                        "SELECT partdefid FROM pg_partitioned_table WHERE partrelid = 'webhook_delivery'::regclass"))
                .isZero();
    }

    @Test
    void aDuplicateIsKnownInAnotherMonth() {
        receive("d1", NEW_YEAR_2031);

        assertThat(receive("d1", NEW_YEAR_2031.plus(Duration.ofDays(45))).isEmpty())
                .isTrue();
    }

    @Test
    void retentionDropsWholeMonthsThatAreOldEnough() {
        // given deliveries of January, February and March
        receive("january", NEW_YEAR_2031);
        receive("february", Instant.parse("2031-02-01T00:00:00Z"));
        receive("march", Instant.parse("2031-03-20T00:00:00Z"));
        Instant now = Instant.parse("2031-03-31T00:00:00Z");

        // when 30 days are kept, which begin on 1 March
        MaintenanceReport report = maintain(now, RetentionPolicy.ofDeliveries(Duration.ofDays(30)));

        // then
        assertThat(report.dropped()).endsWith(YearMonth.of(2031, 1), YearMonth.of(2031, 2));
        assertThat(report.keysForgotten()).isEqualTo(2);
        assertThat(db.text("SELECT delivery_id FROM webhook_deliveries")).isEqualTo("march");
        assertThat(receive("march", now).isEmpty()).isTrue();
        assertThat(receive("january", now).cardinality()).isEqualTo(1);
    }

    @Test
    void withoutRetentionNothingGoes() {
        receive("d1", Instant.parse("2001-01-01T00:00:00Z"));

        assertThat(maintain(NEW_YEAR_2031, RetentionPolicy.off()).dropped()).isEmpty();
        assertThat(db.number("SELECT count(*) FROM webhook_deliveries")).isEqualTo(1);
    }

    @Test
    void aMonthDroppedBehindAReceiversBackIsMadeAtTheNextTry() {
        receive("d0", NEW_YEAR_2031);
        receive("d1", NEW_YEAR_2031);
        db.execute("DROP TABLE webhook_delivery_2031_01");

        assertThatThrownBy(() -> receive("d2", NEW_YEAR_2031)).isInstanceOf(DatabaseException.class);

        assertThat(receive("d3", NEW_YEAR_2031).cardinality()).isEqualTo(1);
    }

    @Test
    void whatDeadAndEndedRunsSawIsForgottenAndWhatLivingOnesSawIsNot() {
        long dead = seen("dead", false, false);
        long atWork = seen("at-work", true, false);
        long toBeGoneOnWith = seen("to-be-gone-on-with", false, true);

        assertThat(maintain(Instant.now(), RetentionPolicy.off()).sightingsForgotten())
                .isEqualTo(1);

        assertThat(db.text("SELECT string_agg(run_id::text, ' ' ORDER BY run_id) FROM poll_sighting"))
                .isEqualTo(atWork + " " + toBeGoneOnWith)
                .doesNotContain(dead + " ");
    }

    private long seen(String region, boolean leased, boolean resumable) {
        Instant now = Instant.now();
        return db.database().inTransaction(tx -> {
            long run = new PollRuns().start(tx, region, RunKind.FULL, "pod", now);
            if (leased) {
                new PollLease().acquire(tx, region, RunKind.FULL, "pod", Duration.ofMinutes(1), now);
            }
            if (resumable) {
                new FullRunProgress().startOrResume(tx, region, run, Duration.ofHours(1), now);
            }
            new SeenTickets().note(tx, run, List.of("t1"));
            return run;
        });
    }
}
