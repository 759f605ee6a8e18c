package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.platform.config.log.CapturedLog;
import io.vivenuoperator.platform.database.TestServer;
import io.vivenuoperator.poller.history.Books;
import io.vivenuoperator.poller.run.PollExecution;
import io.vivenuoperator.poller.webhook.Mailbox;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.pooler.NeedsPgBouncer;
import io.vivenuoperator.store.pooler.Pooler;
import io.vivenuoperator.store.schema.SchemaMigration;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Databases as platform teams give them: a role that owns and migrates, one for the programs, and habits of the house. Each is
 * migrated, polled and written by webhooks, and then holds the truth.
 */
class TeamDatabasesIT extends OnASimulatedVivenu {
    /** Each as many connections as docs/operating.md says. */
    private static final String ROLES = "CREATE ROLE $owner LOGIN PASSWORD 'x' CONNECTION LIMIT "
            + SchemaMigration.CONNECTIONS + ";"
            + " CREATE ROLE $app LOGIN PASSWORD 'x' CONNECTION LIMIT " + PollExecution.CONNECTIONS
            + "; GRANT CREATE ON SCHEMA public TO $owner;"
            + " GRANT CREATE ON DATABASE $db TO $owner";

    private static final String OUR_SCHEMA = "ALTER ROLE postgres IN DATABASE $db SET search_path = vivenu";

    static Stream<Arguments> habits() {
        return Stream.of(
                Arguments.of("nothing special", "SELECT 1", ""),
                Arguments.of("a schema of our own, by the URL", OUR_SCHEMA, "?currentSchema=vivenu"),
                Arguments.of(
                        "a schema of our own, by the roles",
                        OUR_SCHEMA
                                + "; ALTER ROLE $owner SET search_path = vivenu; ALTER ROLE $app SET search_path = vivenu",
                        ""),
                Arguments.of(
                        "another application with our names and its own Flyway",
                        "CREATE TABLE event (id integer); CREATE TABLE webhook_delivery (id integer);"
                                + " CREATE TABLE flyway_schema_history (version text, script text, success boolean);"
                                + " INSERT INTO flyway_schema_history VALUES ('1', 'V1__init.sql', true);" + OUR_SCHEMA,
                        "?currentSchema=vivenu"),
                Arguments.of(
                        "India's time and odd forms of dates",
                        "ALTER DATABASE $db SET timezone = 'Asia/Kolkata'; ALTER DATABASE $db SET datestyle = 'SQL, DMY';"
                                + " ALTER DATABASE $db SET intervalstyle = 'sql_standard';"
                                + " ALTER DATABASE $db SET bytea_output = 'escape'",
                        ""),
                Arguments.of(
                        "timeouts on the roles",
                        "ALTER ROLE $owner SET statement_timeout = '5s'; ALTER ROLE $app SET statement_timeout = '5s';"
                                + " ALTER ROLE $app SET lock_timeout = '1s'; ALTER ROLE $app SET idle_session_timeout = '10s';"
                                + " ALTER ROLE $app SET idle_in_transaction_session_timeout = '5s'",
                        ""),
                Arguments.of(
                        "durability and isolation of the house",
                        "ALTER ROLE $app SET synchronous_commit = off; ALTER ROLE $app SET row_security = off;"
                                + " ALTER ROLE $app SET default_transaction_isolation = 'serializable'",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("habits")
    void holdTheTruth(String what, String habit, String parameters) {
        try (TestDatabase team = TestDatabase.empty().start()) {
            prepare(team, habit);

            migrate(team, team.url(), parameters);
            assertHoldsTheTruth(team, team.url(), parameters);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ENCODING 'UTF8' LOCALE 'C'", "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C'"
            })
    void holdTheTruthInAnotherCollation(String options) {
        try (TestDatabase team = TestDatabase.empty(options).start()) {
            prepare(team, "SELECT 1");

            migrate(team, team.url(), "");
            assertHoldsTheTruth(team, team.url(), "");
        }
    }

    /** PgBouncer in between, for both roles, with one server connection each. */
    @Nested
    @NeedsPgBouncer
    class ThroughAPooler {
        @ParameterizedTest
        @ValueSource(strings = {"none", "transaction"})
        void holdTheTruth(String pooler) {
            try (TestDatabase team = TestDatabase.empty().start();
                    Pooler bouncer = Pooler.start(team.url(), 1, List.of(named(team, "$owner"), named(team, "$app")))) {
                prepare(team, "ALTER DATABASE $db SET timezone = 'Asia/Kolkata';" + OUR_SCHEMA);
                environment.put("DATABASE_POOLER", pooler);

                migrate(team, bouncer.url(), "?currentSchema=vivenu");
                assertHoldsTheTruth(team, bouncer.url(), "?currentSchema=vivenu");
            }
        }
    }

    /** A step may take long, and wait for another migration, whatever the role's statements may take. */
    @Test
    void aMigrationOutlastsTheRolesTimeouts() throws InterruptedException {
        try (TestDatabase team = TestDatabase.empty().start()) {
            prepare(
                    team,
                    "ALTER ROLE $owner SET statement_timeout = '300ms'; ALTER ROLE $owner SET lock_timeout = '300ms'");

            // when another migration is at work for longer than that
            Thread other = Thread.ofVirtual()
                    .start(() -> team.execute("SELECT pg_advisory_xact_lock(1987473005, 2), pg_sleep(1.5)"));
            await().until(() -> team.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'") > 0);

            // then
            migrate(team, team.url(), "");
            other.join();
        }
    }

    @Test
    void whenTheServerHasNoConnectionLeftTheReportSaysSo() {
        try (TestDatabase team = TestDatabase.empty().start()) {
            prepare(team, "SELECT 1");
            migrate(team, team.url(), "");
            team.execute(named(team, "ALTER ROLE $app CONNECTION LIMIT 0"));
            environment.put("DATABASE_URL", url(team, team.url(), "$app", ""));

            assertThat(run(FULL)).isEqualTo(1);

            assertThat(report().path("reason").asText()).isEqualTo("DatabaseUnavailable");
            assertThat(report().path("message").asText())
                    .contains("the server has no connections left", "CONNECTION LIMIT", "53300");
        }
    }

    @Test
    void aMonthThatMayNotBeMadeStandsInTheReport() {
        try (TestDatabase team = TestDatabase.empty().start()) {
            prepare(team, "SELECT 1");
            migrate(team, team.url(), "");
            environment.put("DATABASE_URL", url(team, team.url(), "$app", ""));
            team.execute("DROP TABLE "
                    + team.text("SELECT max(inhrelid::regclass::text) FROM pg_inherits"
                            + " WHERE inhparent = 'webhook_delivery'::regclass"));
            // when the owner lost the right to make it
            team.execute(named(team, "REVOKE CREATE ON SCHEMA public FROM $owner"));

            assertThat(run(FULL)).isZero();

            assertThat(report().path("outcome").asText()).isEqualTo("Complete");
            assertThat(report().path("upkeep").asText()).contains("upkeep", "failed", "42501");
        }
    }

    private static String named(TestDatabase team, String sql) {
        return sql.replace("$owner", "o_" + team.name())
                .replace("$app", "a_" + team.name())
                .replace("$db", team.name());
    }

    private static void prepare(TestDatabase team, String habit) {
        team.execute(named(team, ROLES));
        team.execute(named(team, habit));
        // What a role or a database sets counts for sessions that begin after it.
        TestServer.get()
                .execute("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + team.name()
                        + "'");
        await().ignoreExceptions().until(() -> team.number("SELECT 1") == 1);
    }

    private static String url(TestDatabase team, String server, String role, String parameters) {
        return server.replace("postgres:postgres@", named(team, role) + ":x@") + parameters;
    }

    private void migrate(TestDatabase team, String server, String parameters) {
        environment.put("DATABASE_URL", url(team, server, "$owner", parameters));
        environment.put("RUNTIME_ROLE", named(team, "$app"));
        try (var log = new CapturedLog()) {
            assertThat(run(List.of("migrate"))).describedAs(log::text).isZero();
        }
    }

    private void assertHoldsTheTruth(TestDatabase team, String server, String parameters) {
        String url = url(team, server, "$app", parameters);
        environment.put("DATABASE_URL", url);
        assertThat(run(FULL)).describedAs(() -> report().toString()).isZero();
        List<byte[]> webhooks = new ArrayList<>();
        vivenu.overheardBy((seller, body) -> webhooks.add(body.getBytes(StandardCharsets.UTF_8)));
        vivenu.sell(SELLER, 20);
        vivenu.invalidate(SELLER, 3);
        vivenu.editEvent(SELLER, vivenu.truth(SELLER).events().getFirst().eventId());
        assertThat(run(INCREMENTAL)).describedAs(() -> report().toString()).isZero();
        assertThat(report().path("outcome").asText())
                .describedAs(report().toString())
                .isEqualTo("Complete");
        assertThat(report().path("upkeep").asText()).isEmpty();
        webhooks.clear();
        vivenu.sell(SELLER, 5);
        try (Mailbox receiver = Mailbox.open(url, Clock.systemUTC())) {
            assertThat(receiver.receive(SELLER, webhooks))
                    .isEqualTo(webhooks.size())
                    .isPositive();
            assertThat(receiver.receive(SELLER, webhooks)).isZero();
        }

        new Books(team, SELLER).assertAre(vivenu.truth(SELLER));
        new Books(team, SELLER).assertConsistent();
    }
}
