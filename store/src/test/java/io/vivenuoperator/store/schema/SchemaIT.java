package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    @Test
    void anEmptyDatabaseIsMissingItsSchemaUntilItIsMigrated() {
        assertThat(SchemaCheck.check(db.database())).isEqualTo(new SchemaState.Missing(SchemaCheck.EXPECTED));

        SchemaMigration.Outcome outcome = SchemaMigration.migrate(DatabaseUrl.parse(db.url()));

        assertThat(outcome.applied()).isEqualTo(migrations());
        assertThat(SchemaCheck.check(db.database())).isEqualTo(new SchemaState.Current(SchemaCheck.EXPECTED));
    }

    /** Their numbers have gaps: branches take ranges. */
    private static List<Integer> versions() {
        String[] files =
                Path.of("src/main/resources/db/migration").toFile().list((directory, name) -> name.endsWith(".sql"));
        return Stream.of(files)
                .map(name -> Integer.parseInt(name.substring(1, name.indexOf('_'))))
                .sorted()
                .toList();
    }

    private static int migrations() {
        return versions().size();
    }

    @Test
    void theNewestMigrationIsTheExpectedOne() {
        assertThat(versions().getLast()).isEqualTo(SchemaCheck.EXPECTED);
    }

    @Test
    void migratingAgainDoesNothing() {
        SchemaMigration.migrate(DatabaseUrl.parse(db.url()));

        assertThat(SchemaMigration.migrate(DatabaseUrl.parse(db.url())).applied())
                .isZero();
    }

    @RepeatedTest(5)
    void twoMigrationsAtOnceBothSucceed() throws Exception {
        Callable<Integer> migrate =
                () -> SchemaMigration.migrate(DatabaseUrl.parse(db.url())).applied();

        int applied = 0;
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> done : both.invokeAll(List.of(migrate, migrate))) {
                applied += done.get();
            }
        }

        assertThat(applied).isEqualTo(migrations());
    }

    @Test
    void anOlderSchemaDoesNotFitAndANewerOneDoes() {
        SchemaMigration.migrate(DatabaseUrl.parse(db.url()));
        db.execute("UPDATE flyway_schema_history SET version = '999' WHERE version = '" + SchemaCheck.EXPECTED + "'");
        SchemaState ahead = SchemaCheck.check(db.database());
        db.execute("DELETE FROM flyway_schema_history WHERE version = '999'");
        SchemaState behind = SchemaCheck.check(db.database());

        assertThat(ahead).isEqualTo(new SchemaState.Ahead(999, SchemaCheck.EXPECTED));
        assertThat(ahead.fits()).isTrue();
        assertThat(behind).isEqualTo(new SchemaState.Behind(versions().get(migrations() - 2), SchemaCheck.EXPECTED));
        assertThat(behind.fits()).isFalse();
        assertThat(behind.advice()).contains("migrate");
    }

    @Test
    void migratesAsAnOwnerWithoutSpecialRights() {
        db.execute("CREATE ROLE plain_" + db.name() + " LOGIN PASSWORD 'x' NOSUPERUSER");
        db.execute("GRANT CREATE ON SCHEMA public TO plain_" + db.name());
        String url = db.url().replace("postgres:postgres@", "plain_" + db.name() + ":x@");

        assertThat(SchemaMigration.migrate(DatabaseUrl.parse(url)).applied()).isEqualTo(migrations());
        try (Database plain = StoreDatabase.open(DatabaseUrl.parse(url), 1)) {
            assertThat(SchemaCheck.check(plain).fits()).isTrue();
        }
    }

    @Test
    void aDatabaseThatIsAwayIsATransientError() {
        DatabaseUrl nowhere = DatabaseUrl.parse("postgresql://u:canary@127.0.0.1:1/d");

        assertThatThrownBy(() -> SchemaMigration.migrate(nowhere))
                .isInstanceOfSatisfying(
                        DatabaseException.class,
                        e -> assertThat(e.isTransient()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "events, event_id event_name event_date sales_start_date region status",
        "ticket_types, event_id ticket_type_id ticket_type_name",
        "event_snapshots, snapshot_time event_id total_capacity total_sold total_available percent_sold last_updated",
        "ticket_type_snapshots, snapshot_time event_id ticket_type_id capacity sold available"
    })
    void theRequirementsNamesAndColumnsAreThere(String view, String columns) {
        SchemaMigration.migrate(DatabaseUrl.parse(db.url()));

        assertThat(db.text("SELECT string_agg(column_name, ' ' ORDER BY ordinal_position) FROM"
                        + " information_schema.columns WHERE table_schema = 'public' AND table_name = '" + view + "'"))
                .startsWith(columns);
    }
}
