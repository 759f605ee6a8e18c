package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.dbclient.DbClientException;
import io.helidon.dbclient.DbRow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NamedStatementsIT {
    private static final NamedStatements SQL = NamedStatements.of(NamedStatementsIT.class);
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456Z");

    @RegisterExtension
    final ScratchDatabase db = ScratchDatabase.empty();

    @BeforeEach
    void table() {
        db.database().inTransaction(tx -> {
            try (Statement statement = tx.createStatement()) {
                return statement.execute("CREATE TABLE sale (id bigint PRIMARY KEY, at timestamptz, note text,"
                        + " price double precision, tags text[], online boolean)");
            }
        });
    }

    @Test
    void eachKindOfValueArrivesAsItWasGiven() {
        // given a note that is longer than what DbClient hands over as a text
        String note = "ä".repeat(5_000);

        // when
        DbRow row = db.database().inTransaction(tx -> {
            add(tx, 1, NOON, note, 12.5, tx.createArrayOf("text", new Object[] {"a", "b'c"}), true);
            return find(tx, 1);
        });

        // then
        assertThat(RowInstants.instant(row, "at")).isEqualTo(NOON);
        assertThat(row.column("note").getString()).isEqualTo(note);
        assertThat(row.column("price").getDouble()).isEqualTo(12.5);
        assertThat(row.column("online").getBoolean()).isTrue();
        assertThat(db.text("SELECT tags[2] FROM sale")).isEqualTo("b'c");
    }

    @Test
    void anInstantIsTheSameWhateverTheMachinesTimeZone() {
        db.database().inTransaction(tx -> add(tx, 1, NOON, null, null, null, null));

        assertThat(db.text("SELECT at AT TIME ZONE 'UTC' FROM sale")).isEqualTo("2026-11-26 12:00:00.123456");
    }

    @Test
    void whatIsNotKnownIsNull() {
        DbRow row = db.database().inTransaction(tx -> {
            add(tx, 1, null, null, null, null, null);
            return find(tx, 1);
        });

        assertThat(RowInstants.optionalInstant(row, "at")).isEmpty();
        assertThat(row.column("note").asOptional()).isEmpty();
        assertThat(db.number("SELECT num_nulls(at, note, price, tags, online) FROM sale"))
                .isEqualTo(5);
    }

    @Test
    void aParameterMayStandInAStatementTwice() {
        List<Long> found = db.database().inTransaction(tx -> {
            add(tx, 1, NOON, "in", null, null, null);
            add(tx, 2, NOON.plusSeconds(3_600), "late", null, null, null);
            return SQL.in(
                    tx,
                    db -> db.createNamedQuery("all")
                            .addParam("since", Timestamp.from(NOON))
                            .addParam("length", "PT1H")
                            .execute()
                            .map(row -> row.column("id").getLong())
                            .toList());
        });

        assertThat(found).containsExactly(1L);
    }

    @Test
    void theTransactionStaysOpenAndGoesBackAsAWhole() {
        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    add(tx, 1, NOON, null, null, null, null);
                    throw new IllegalStateException("changed its mind");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(db.number("SELECT count(*) FROM sale")).isZero();
    }

    @Test
    void aStatementRunsUnderTheTransactionsSettings() {
        String timeout = db.database().inTransaction(tx -> {
            try (Statement statement = tx.createStatement()) {
                statement.execute("SET LOCAL statement_timeout = '1234ms'");
            }
            return SQL.in(
                    tx,
                    db -> db.createNamedGet("timeout")
                            .execute()
                            .map(row -> row.column("timeout").getString())
                            .orElseThrow());
        });

        assertThat(timeout).isEqualTo("1234ms");
    }

    @Test
    void whatTheServerRefusesIsKnownByItsSqlstateAndTellsNoData() {
        assertThatThrownBy(() -> db.database().inTransaction(tx -> {
                    add(tx, 1, NOON, "canary", null, null, null);
                    return add(tx, 1, NOON, "canary", null, null, null);
                }))
                .isInstanceOfSatisfying(DatabaseException.class, e -> {
                    assertThat(e.reason()).isEqualTo(DatabaseException.Reason.BAD_DATA);
                    assertThat(e.sqlState()).isEqualTo("23505");
                    assertThat(stackTrace(e)).doesNotContain("canary");
                });
    }

    @Test
    void aConnectionThatBreaksIsUnavailable() {
        assertThatThrownBy(() -> db.database()
                        .inTransaction(tx -> SQL.in(
                                tx,
                                db -> db.createNamedGet("cut", "SELECT pg_terminate_backend(pg_backend_pid()) AS cut")
                                        .execute())))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.reason()).isEqualTo(DatabaseException.Reason.UNAVAILABLE));
    }

    @Test
    void aParameterThatIsMissingIsNamedAndCostsNoConnection() {
        try (Database one = one(db.url())) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> one.inTransaction(tx -> SQL.in(
                                tx,
                                db -> db.createNamedQuery("find")
                                        .addParam("key", 1)
                                        .execute())))
                        .isInstanceOf(DbClientException.class)
                        .hasMessageContaining("id");
            }

            boolean usable = one.inTransaction(tx -> true);
            assertThat(usable).isTrue();
        }
    }

    @Test
    void whoBeganTheTransactionEndsIt() {
        assertThatThrownBy(() -> db.database()
                        .inTransaction(tx -> SQL.in(tx, db -> {
                            try {
                                db.unwrap(Connection.class).commit();
                                return true;
                            } catch (SQLException e) {
                                throw new AssertionError(e);
                            }
                        })))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aStatementTakesOneTurnAlsoTheFirstTime() throws Exception {
        db.database().inTransaction(tx -> add(tx, 1, NOON, "x", null, null, null));
        try (var turns = new TurnCounter(URI.create(db.url()).getPort());
                Database one = one(db.url().replaceFirst(":\\d+/", ":" + turns.port() + "/"))) {
            // given a connection that has told its settings
            one.inTransaction(tx -> true);
            int before = turns.count();

            // when
            one.inTransaction(tx -> find(tx, 1));

            // then the settings, the statement, the commit
            assertThat(turns.count() - before).isEqualTo(3);
        }
    }

    private static Database one(String url) {
        return Database.open(new ApplicationProfile("one", "", ""), DatabaseUrl.parse(url), 1);
    }

    private static DbRow find(Connection tx, long id) throws SQLException {
        return SQL.in(
                tx, db -> db.createNamedGet("find").addParam("id", id).execute().orElseThrow());
    }

    private static long add(
            Connection tx,
            long id,
            @Nullable Instant at,
            @Nullable String note,
            @Nullable Double price,
            @Nullable Array tags,
            @Nullable Boolean online)
            throws SQLException {
        return SQL.in(
                tx,
                db -> db.createNamedInsert("add")
                        .addParam("id", id)
                        .addParam("at", at == null ? null : Timestamp.from(at))
                        .addParam("note", note)
                        .addParam("price", (Object) price)
                        .addParam("tags", tags)
                        .addParam("online", (Object) online)
                        .execute());
    }

    private static String stackTrace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
