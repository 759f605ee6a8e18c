package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.inbox.DeliveryMonths;
import io.vivenuoperator.store.maintenance.DatabaseMaintenance;
import io.vivenuoperator.store.maintenance.MaintenanceReport;
import io.vivenuoperator.store.maintenance.RetentionPolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One role owns the schema and migrates it, another one works with it. */
class RuntimeRoleIT {
    private static final Instant NEW_YEAR_2031 = Instant.parse("2031-01-01T00:00:00Z");

    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    private String named(String sql) {
        return sql.replace("$owner", "o_" + db.name())
                .replace("$app", "a_" + db.name())
                .replace("$db", db.name());
    }

    private DatabaseUrl as(String role, String parameters) {
        String user = URLEncoder.encode(named(role), StandardCharsets.UTF_8).replace("+", "%20");
        return DatabaseUrl.parse(db.url().replace("postgres:postgres@", user + ":x@") + parameters);
    }

    private void makeRoles() {
        db.execute(named("CREATE ROLE $owner LOGIN PASSWORD 'x'; CREATE ROLE $app LOGIN PASSWORD 'x';"
                + " GRANT CREATE ON SCHEMA public TO $owner; GRANT CREATE ON DATABASE $db TO $owner"));
    }

    private SchemaMigration.Outcome migrate(String parameters, String role) {
        return SchemaMigration.migrate(
                as("$owner", parameters),
                new ProgramRoles(Optional.of(new RuntimeRole(named(role))), Optional.empty()));
    }

    private static void run(Database database, String sql) {
        database.inTransaction(tx -> {
            try (Statement statement = tx.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private static MaintenanceReport maintain(Database database, Instant now, RetentionPolicy retention) {
        return new DatabaseMaintenance(Clock.fixed(now, ZoneOffset.UTC)).run(database, retention);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?currentSchema=vivenu", "?currentSchema=%22Our%20Sales%22"})
    void ownsNothingMayCreateNothingAndStillKeepsTheMonths(String parameters) {
        // given
        makeRoles();
        migrate(parameters, "$app");

        try (Database database = StoreDatabase.open(as("$app", parameters), 1)) {
            // then
            assertThat(SchemaCheck.check(database)).isInstanceOf(SchemaState.Current.class);
            assertThatThrownBy(() -> run(database, "CREATE TABLE mine (a integer)"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("42501");
            assertThatThrownBy(() -> run(database, "DROP TABLE ticket"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("42501");

            // when
            MaintenanceReport made = maintain(database, NEW_YEAR_2031, RetentionPolicy.off());
            MaintenanceReport dropped = maintain(
                    database,
                    NEW_YEAR_2031.plus(Duration.ofDays(95)),
                    RetentionPolicy.ofDeliveries(Duration.ofDays(31)));

            // then
            assertThat(made.made()).contains(YearMonth.of(2031, 1), YearMonth.of(2032, 1));
            assertThat(dropped.dropped()).contains(YearMonth.of(2031, 1), YearMonth.of(2031, 2));
            assertThat(database.inTransaction(DeliveryMonths::list).getFirst()).isEqualTo(YearMonth.of(2031, 3));
        }
        assertThat(db.number(named("SELECT count(*) FROM pg_class WHERE pg_get_userbyid(relowner) = '$app'")))
                .isZero();
        assertThat(db.number(named("SELECT count(*) FROM pg_class WHERE relname LIKE 'webhook_delivery_20%'"
                        + " AND pg_get_userbyid(relowner) <> '$owner'")))
                .isZero();
    }

    @Test
    void whatTheCallersSessionFindsFirstIsNotTheOwnersConcern() {
        // given a caller with an inbox of its own before ours
        makeRoles();
        migrate("", "$app");
        db.execute(named("CREATE SCHEMA trap AUTHORIZATION $app"));
        try (Database database = StoreDatabase.open(as("$app", "?currentSchema=trap,public"), 1)) {
            run(
                    database,
                    "CREATE TABLE trap.webhook_delivery (received_at timestamptz) PARTITION BY RANGE (received_at);"
                            + " CREATE FUNCTION trap.format(text, text) RETURNS text LANGUAGE sql AS 'SELECT ''DROP TABLE ticket'''");

            // when
            run(database, "SELECT public.make_delivery_month('2031-01-01Z')");
        }

        // then
        assertThat(db.text("SELECT inhparent::regclass FROM pg_inherits"
                        + " WHERE inhrelid = 'public.webhook_delivery_2031_01'::regclass"))
                .isEqualTo("webhook_delivery");
        assertThat(db.number("SELECT count(*) FROM pg_class WHERE relname = 'webhook_delivery_2031_01'"))
                .isOne();
    }

    @Test
    void nobodyElseMayHaveAMonthDropped() {
        makeRoles();
        migrate("", "$app");
        db.execute(named("CREATE ROLE reader_$db LOGIN PASSWORD 'x'"));

        try (Database reader = StoreDatabase.open(as("reader_$db", ""), 1)) {
            assertThatThrownBy(() -> run(reader, "SELECT drop_delivery_month(now())"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("42501");
        }
    }

    @Test
    void aMonthThatIsNoneOfTheInboxIsNotDropped() {
        makeRoles();
        migrate("", "$app");
        db.execute(named("CREATE TABLE webhook_delivery_2001_01 (a integer);"
                + " ALTER TABLE webhook_delivery_2001_01 OWNER TO $owner"));

        assertThat(db.text("SELECT drop_delivery_month('2001-01-15Z')")).isEqualTo("f");

        assertThat(db.text("SELECT to_regclass('webhook_delivery_2001_01')")).isNotEmpty();
    }

    @Test
    void aRoleThatIsNotThereIsNamedBeforeTheFirstStep() {
        makeRoles();

        assertThatThrownBy(() -> migrate("", "nobody_$db"))
                .isInstanceOf(UnfitDatabaseException.class)
                .hasMessageContaining(named("CREATE ROLE nobody_$db LOGIN"));

        assertThat(db.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                .isZero();
    }

    @Test
    void aSchemaThatIsCurrentIsOpenedToAnotherRole() {
        makeRoles();
        migrate("", "$app");
        db.execute(named("CREATE ROLE \"Röle \"\"2\"\" $db\" LOGIN PASSWORD 'x'"));

        assertThat(migrate("", "Röle \"2\" $db").applied()).isZero();

        try (Database database = StoreDatabase.open(as("Röle \"2\" $db", ""), 1)) {
            assertThat(SchemaCheck.check(database)).isInstanceOf(SchemaState.Current.class);
        }
    }

    @Test
    void whatIsSomeoneElsesInTheSchemaStaysClosed() {
        makeRoles();
        db.execute(named("CREATE TABLE payroll (salary integer); ALTER TABLE payroll OWNER TO $owner"));

        migrate("", "$app");

        assertThat(db.text(named("SELECT has_table_privilege('$app', 'payroll', 'SELECT')")))
                .isEqualTo("f");
        assertThat(db.text(named("SELECT has_table_privilege('$app', 'flyway_schema_history', 'INSERT')")))
                .isEqualTo("f");
    }

    @Test
    void withoutOneTheProgramsSayWhatIsMissing() {
        makeRoles();
        SchemaMigration.migrate(as("$owner", ""));
        db.execute(named("GRANT SELECT ON flyway_schema_history TO $app"));

        try (Database database = StoreDatabase.open(as("$app", ""), 1)) {
            assertThat(SchemaCheck.check(database))
                    .isInstanceOfSatisfying(
                            SchemaState.Unfit.class,
                            unfit -> assertThat(unfit.advice()).contains(named("run migrate with RUNTIME_ROLE=$app")));
        }
    }
}
