package io.vivenuoperator.store.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.store.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogRetentionIT {
    /** A Wednesday; 30 days before it is Monday, the 4th. */
    private static final Instant NOW = Instant.parse("2031-09-03T12:00:00Z");

    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    private LogRetention.Done maintain() {
        return new LogRetention().run(db.database(), NOW);
    }

    private List<LocalDate> weeks(WeekPartitions table) {
        return db.database().inTransaction(table::list);
    }

    @Test
    void aMigratedDatabaseHasNothingToDo() {
        assertThat(new LogRetention().run(db.database(), Instant.now()).isNothing())
                .isTrue();
    }

    @Test
    void makesThisWeekAndTheNextFourOnce() {
        maintain();

        for (WeekPartitions table : List.of(WeekPartitions.MESSAGES, WeekPartitions.ATTEMPTS)) {
            assertThat(weeks(table))
                    .containsExactly(
                            LocalDate.parse("2031-09-01"),
                            LocalDate.parse("2031-09-08"),
                            LocalDate.parse("2031-09-15"),
                            LocalDate.parse("2031-09-22"),
                            LocalDate.parse("2031-09-29"));
        }
        assertThat(maintain().isNothing()).isTrue();
    }

    @Test
    void aWeekIsDroppedWholeOnceAllOfItIsOldEnough() {
        // given
        db.execute("SELECT make_message_week('2031-07-28Z'), make_message_week('2031-08-04Z')");
        db.execute("""
                INSERT INTO message (seq, at, id, type, source, payload)
                VALUES (1, '2031-08-03T23:59:59Z', 'a', 't.u', 's', '{}'), (2, '2031-08-04T00:00Z', 'b', 't.u', 's', '{}');
                """);

        // when
        maintain();

        // then
        assertThat(weeks(WeekPartitions.MESSAGES))
                .contains(LocalDate.parse("2031-08-04"))
                .doesNotContain(LocalDate.parse("2031-07-28"));
        assertThat(db.text("SELECT string_agg(id, ' ') FROM message")).isEqualTo("b");
    }

    @Test
    void whatHangsOnTheLogGoesWithIt() {
        // given
        db.execute("""
                INSERT INTO message_key VALUES ('s', 'old', '2031-08-03Z', 1, ''), ('s', 'kept', '2031-08-04Z', 2, '');
                INSERT INTO dead_letter (subscription_uid, seq, at, attempts, reason)
                VALUES ('u', 1, '2031-08-03Z', 10, 'Timeout'), ('u', 2, '2031-08-04Z', 10, 'Timeout');
                INSERT INTO delivery_minute VALUES ('2031-08-03Z', 'u', 't.u', 's', 1, 0), ('2031-08-04Z', 'u', 't.u', 's', 1, 0);
                INSERT INTO message (seq, at, id, type, source, payload) VALUES (1, '2031-08-03Z', 'stray', 't.u', 's', '{}');
                INSERT INTO attempt (at, subscription_uid, seq, number, millis) VALUES ('2031-08-03Z', 'u', 1, 1, 5);
                """);

        // when
        LogRetention.Done done = maintain();

        // then
        assertThat(done.rows()).isEqualTo(5);
        assertThat(db.text("SELECT string_agg(id, ' ') FROM message_key")).isEqualTo("kept");
        assertThat(db.text("SELECT string_agg(seq::text, ' ') FROM dead_letter"))
                .isEqualTo("2");
        assertThat(db.number("SELECT count(*) FROM delivery_minute")).isOne();
        assertThat(db.number("SELECT count(*) FROM message") + db.number("SELECT count(*) FROM attempt"))
                .isZero();
    }

    @Test
    void aWeekTakesItsRowsOutOfTheDefaultPartition() {
        // given
        db.execute("""
                INSERT INTO message (seq, at, id, type, source, payload)
                VALUES (1, '2031-09-03T11:00Z', 'now', 't.u', 's', '{}'), (2, '2031-12-24Z', 'later', 't.u', 's', '{}');
                INSERT INTO attempt (at, subscription_uid, seq, number, millis) VALUES ('2031-09-03T11:00Z', 'u', 1, 1, 5);
                """);

        // when
        maintain();

        // then
        assertThat(db.text("SELECT string_agg(id || ' ' || tableoid::regclass, ', ' ORDER BY seq) FROM message"))
                .isEqualTo("now message_2031_09_01, later message_default");
        assertThat(db.text("SELECT tableoid::regclass FROM attempt")).isEqualTo("attempt_2031_09_01");
    }
}
