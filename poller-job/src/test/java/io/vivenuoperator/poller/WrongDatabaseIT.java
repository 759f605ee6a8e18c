package io.vivenuoperator.poller;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.config.log.CapturedLog;
import io.vivenuoperator.store.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases that can't be migrated, and some that only look like it: exit code, message, and nothing half done. */
class WrongDatabaseIT {
    private static final String CANARY = "canary-4711";
    /** The objects in all schemas except PostgreSQL's own, as the server lists them. */
    private static final String OBJECTS = """
            SELECT coalesce(string_agg(what, ', ' ORDER BY what), '') FROM (
                SELECT nspname::text FROM pg_namespace UNION ALL
                SELECT c.relnamespace::regnamespace || '.' || c.relname FROM pg_class c UNION ALL
                SELECT p.pronamespace::regnamespace || '.' || p.proname FROM pg_proc p) AS held (what)
            WHERE what !~ '^(pg_|information_schema)'
            """;

    @RegisterExtension
    final TestDatabase database = TestDatabase.empty();

    /** Made for this test, a name in it being unique on the server. */
    private String prepared(String sql) {
        return sql.replace("$role", "r_" + database.name())
                .replace("$db", database.name())
                .replace("$pw", CANARY);
    }

    private int migrate(String url) {
        return new PollJob(Map.of("DATABASE_URL", url, "DATABASE_WAIT_SECONDS", "0"), Clock.systemUTC(), duration -> {})
                .run(List.of("migrate"));
    }

    private String as(String role, String parameters) {
        return prepared(database.url().replace("postgres:postgres@", role + ":$pw@") + parameters);
    }

    static Stream<Arguments> inTheWay() {
        return Stream.of(
                Arguments.of(
                        "no right to create",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'",
                        "",
                        2,
                        "GRANT CREATE ON SCHEMA public TO r_"),
                Arguments.of(
                        "no schema to use",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'; REVOKE USAGE ON SCHEMA public FROM PUBLIC",
                        "",
                        2,
                        "may not use any schema in its search_path"),
                Arguments.of(
                        "own schema that may not be made",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'",
                        "?currentSchema=vivenu",
                        2,
                        "CREATE SCHEMA vivenu AUTHORIZATION r_"),
                Arguments.of(
                        "a table of ours is someone else's",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'; GRANT CREATE ON SCHEMA public TO $role;"
                                + " CREATE TABLE event (id integer); CREATE VIEW tickets AS SELECT 1 AS x",
                        "",
                        2,
                        "already contains event, tickets"),
                Arguments.of(
                        "a type with a table's name",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'; GRANT CREATE ON SCHEMA public TO $role;"
                                + " CREATE TYPE ticket AS ENUM ('a')",
                        "",
                        2,
                        "already contains ticket"),
                Arguments.of(
                        "a function of ours is someone else's",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'; GRANT CREATE ON SCHEMA public TO $role;"
                                + " CREATE FUNCTION usable_zone(timezone text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
                        "",
                        2,
                        "already contains usable_zone"),
                Arguments.of(
                        "another application's Flyway history",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'; GRANT CREATE ON SCHEMA public TO $role;"
                                + " CREATE TABLE flyway_schema_history (installed_rank integer, version text, description text,"
                                + " type text, script text, checksum integer, installed_by text, installed_on timestamp,"
                                + " execution_time integer, success boolean);"
                                + " INSERT INTO flyway_schema_history VALUES"
                                + " (1, '1', 'init', 'SQL', 'V1__init.sql', 1, 'x', now(), 1, true);"
                                + " GRANT ALL ON flyway_schema_history TO $role",
                        "",
                        2,
                        "is the history of another application"),
                Arguments.of(
                        "read-only role",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'; GRANT CREATE ON SCHEMA public TO $role;"
                                + " ALTER ROLE $role SET default_transaction_read_only = on",
                        "",
                        1,
                        "default_transaction_read_only is on"),
                Arguments.of(
                        "a role that may not log in",
                        "CREATE ROLE $role NOLOGIN PASSWORD '$pw'",
                        "",
                        2,
                        "the role may not log in"),
                Arguments.of(
                        "no connection left for the role",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw' CONNECTION LIMIT 0",
                        "",
                        1,
                        "raise max_connections or the role's CONNECTION LIMIT"),
                Arguments.of(
                        "an option that the server does not know",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'",
                        "?options=-c%20nope%3D1",
                        2,
                        "the server does not know an object or setting"),
                Arguments.of(
                        "TLS that the server does not speak",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'",
                        "?sslmode=require",
                        2,
                        "the server does not support TLS"),
                Arguments.of(
                        "channel binding without TLS",
                        "CREATE ROLE $role LOGIN PASSWORD '$pw'",
                        "?channel_binding=require",
                        2,
                        "channel_binding=require is impossible"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inTheWay")
    void isNamedWithItsFixBeforeAnythingIsDone(String what, String sql, String parameters, int code, String sentence) {
        // given
        database.execute(prepared(sql));
        String before = database.text(OBJECTS);

        // when
        try (var log = new CapturedLog()) {
            int ended = migrate(as(prepared("$role"), parameters));

            // then
            assertThat(log.text()).contains(sentence).doesNotContain(CANARY).doesNotContain("Unexpected failure");
            assertThat(ended).isEqualTo(code);
        }
        assertThat(database.text(OBJECTS)).isEqualTo(before);
    }

    static Stream<Arguments> nowhere() {
        return Stream.of(
                Arguments.of("postgresql://u:$pw@127.0.0.1:1/d", 1, "nothing listens at this host and port"),
                Arguments.of("postgresql://u:$pw@nowhere.invalid/d", 1, "the host nowhere.invalid is unknown"),
                Arguments.of("$server/nix_$db", 2, "the database does not exist"),
                Arguments.of("$other/$db?target_session_attrs=standby", 2, "must be read-write, primary or any"),
                Arguments.of("$other/$db?sslmode=no-verify", 2, "require encrypts without checking"),
                Arguments.of("$other/$db?sslmod=require", 2, "has the parameter sslmod"),
                Arguments.of("postgresql://u:$pw@/d?host=/var/run", 2, "Unix socket"));
    }

    @ParameterizedTest
    @MethodSource("nowhere")
    void aUrlThatLeadsNowhereSaysSo(String url, int code, String sentence) {
        String server = database.url().substring(0, database.url().lastIndexOf('/'));

        try (var log = new CapturedLog()) {
            int ended = migrate(prepared(
                    url.replace("$server", server).replace("$other", server.replace("postgres:postgres@", "u:$pw@"))));

            assertThat(log.text()).contains(sentence).doesNotContain(CANARY).doesNotContain("Unexpected failure");
            assertThat(ended).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void anEncodingThatLosesCharactersIsRefusedBeforeTheFirstStep(String encoding) {
        String name = database.name() + "_" + encoding.toLowerCase(Locale.ROOT);
        database.execute("CREATE DATABASE " + name + " ENCODING '" + encoding + "' LOCALE 'C' TEMPLATE template0");

        try (var log = new CapturedLog()) {
            int ended = migrate(database.url().replace(database.name(), name));

            assertThat(log.text()).contains("has the encoding " + encoding).contains("ENCODING 'UTF8'");
            assertThat(ended).isEqualTo(2);
        } finally {
            database.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    static Stream<String> encodings() {
        return Stream.of("LATIN1", "SQL_ASCII", "WIN1252");
    }

    static Stream<Arguments> beside() {
        return Stream.of(
                Arguments.of(
                        "a function of the provider's (RDS)",
                        "CREATE FUNCTION public.db_session_replication_role(text) RETURNS text LANGUAGE sql AS 'SELECT $1'",
                        ""),
                Arguments.of("another application's tables", "CREATE TABLE beneficiaries (id integer PRIMARY KEY)", ""),
                Arguments.of("another migration tool's", "CREATE TABLE databasechangelog (id text)", ""),
                Arguments.of(
                        "a schema of our own, beside another application with our names and its own Flyway",
                        "CREATE TABLE event (id integer); CREATE TABLE flyway_schema_history (version text, script text,"
                                + " success boolean); INSERT INTO flyway_schema_history VALUES ('1', 'V1__init.sql', true);"
                                + " GRANT CREATE ON DATABASE $db TO $role",
                        "?currentSchema=vivenu"),
                Arguments.of(
                        "the same by libpq's options",
                        "CREATE TABLE event (id integer); GRANT CREATE ON DATABASE $db TO $role",
                        "?options=-csearch_path%3Dvivenu"),
                Arguments.of(
                        "the same by the role's own setting",
                        "CREATE TABLE event (id integer); GRANT CREATE ON DATABASE $db TO $role;"
                                + " ALTER ROLE $role SET search_path = 'Our Sales', public",
                        ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beside")
    void whatIsNotInTheWayStays(String what, String sql, String parameters) {
        // given
        database.execute(prepared("CREATE ROLE $role LOGIN PASSWORD '$pw'; GRANT CREATE ON SCHEMA public TO $role"));
        database.execute(prepared(sql));
        String url = as(prepared("$role"), parameters);

        // when
        try (var log = new CapturedLog()) {
            assertThat(migrate(url)).describedAs(log::text).isZero();
            assertThat(migrate(url)).describedAs(log::text).isZero();
        }

        // then
        assertThat(database.number("SELECT count(*) FROM pg_class WHERE relname = 'request_budget'"))
                .isOne();
    }

    @RepeatedTest(5)
    void twoMigrationsAtOnceBesideAnotherApplicationBothSucceed() throws Exception {
        database.execute("CREATE TABLE beneficiaries (id integer PRIMARY KEY)");
        try (var log = new CapturedLog();
                var both = Executors.newFixedThreadPool(2)) {
            Callable<Integer> one = () -> migrate(database.url());

            for (var done : both.invokeAll(List.of(one, one))) {
                assertThat(done.get()).describedAs(log::text).isZero();
            }
        }
    }
}
