package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our schema, damaged in various ways: each program reports it at its start. */
class WrongSchemaIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.migrated();

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("UPDATE flyway_schema_history SET success = false WHERE version = '5'", "failed half-way"),
                Arguments.of("DROP TABLE poll_lease CASCADE", "lacks the tables poll_lease"),
                Arguments.of("REVOKE INSERT ON ticket FROM $role", "may not read and write ticket"),
                Arguments.of(
                        "REVOKE EXECUTE ON FUNCTION drop_delivery_month(timestamptz) FROM $role",
                        "run migrate as schema_owner with RUNTIME_ROLE=$role"),
                Arguments.of(
                        "ALTER TABLE webhook_delivery OWNER TO postgres; GRANT ALL ON webhook_delivery TO $role",
                        "make_delivery_month(timestamptz) OWNER TO postgres"),
                Arguments.of("ALTER ROLE $role SET default_transaction_read_only = on", "The database is read-only"),
                Arguments.of(
                        "UPDATE flyway_schema_history SET script = 'V1__init.sql' WHERE version = '1'",
                        "is the history of another application"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isUnfitAndSaysWhatToDo(String sql, String advice) {
        // given
        db.execute(
                forRole(
                        "CREATE ROLE $role LOGIN PASSWORD 'x'; GRANT USAGE, CREATE ON SCHEMA public TO $role;"
                                + " GRANT ALL ON ALL TABLES IN SCHEMA public TO $role; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO $role"));
        assertThat(check()).isInstanceOf(SchemaState.Current.class);

        // when
        db.execute(forRole(sql));

        // then
        assertThat(check()).isInstanceOf(SchemaState.Unfit.class);
        assertThat(check().advice()).contains(forRole(advice));
        assertThat(check().fits()).isFalse();
    }

    private SchemaState check() {
        String url = db.url().replace("postgres:postgres@", forRole("$role:x@"));
        try (Database database = StoreDatabase.open(DatabaseUrl.parse(url), 1)) {
            return SchemaCheck.check(database);
        }
    }

    private String forRole(String sql) {
        return sql.replace("$role", "r_" + db.name());
    }

    @Test
    void aChangedStepIsNamedByMigrate() {
        db.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '3'");

        assertThatThrownBy(() -> SchemaMigration.migrate(DatabaseUrl.parse(db.url())))
                .isInstanceOf(UnfitDatabaseException.class)
                .hasMessageContaining("version 3 CHECKSUM_MISMATCH");
    }

    @Test
    void anotherOwnersTablesAreNotHalfMigrated() {
        // given
        db.execute(forRole("CREATE ROLE $role LOGIN PASSWORD 'x'; GRANT USAGE, CREATE ON SCHEMA public TO $role;"
                + " GRANT ALL ON ALL TABLES IN SCHEMA public TO $role"));
        db.execute("DELETE FROM flyway_schema_history WHERE version::integer > 5");
        DatabaseUrl url = DatabaseUrl.parse(db.url().replace("postgres:postgres@", forRole("$role:x@")));

        // then
        assertThatThrownBy(() -> SchemaMigration.migrate(url))
                .isInstanceOf(UnfitDatabaseException.class)
                .hasMessageContaining("The tables belong to schema_owner");
        assertThat(db.text("SELECT max(version) FROM flyway_schema_history")).isEqualTo("5");
    }

    /** The objects checked before the first step are those that exist after the last. */
    @Test
    void everyNameThatTheStepsMakeIsKnown() {
        List<String> scripts = Arrays.stream(Flyway.configure()
                        .dataSource(DatabaseUrl.parse(db.url()).jdbcUrl(), "postgres", "postgres")
                        .load()
                        .info()
                        .all())
                .map(step -> step.getScript())
                .toList();

        assertThat(MigrationSteps.madeBy(scripts))
                .containsAll(List.of(db.text("""
                                SELECT string_agg(name, ' ') FROM (
                                    SELECT relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
                                      AND relkind IN ('r', 'v', 'p') AND NOT relispartition
                                    UNION ALL
                                    SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace) AS held (name)
                                WHERE name <> 'flyway_schema_history'
                                """).split(" ")));
    }

    @Test
    void everyTableThatProgramsNeedIsThere() {
        assertThat(SchemaInventory.TABLES)
                .allSatisfy(table -> assertThat(db.text("SELECT to_regclass('" + table + "')"))
                        .isEqualTo(table));
    }
}
