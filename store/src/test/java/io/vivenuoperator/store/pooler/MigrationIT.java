package io.vivenuoperator.store.pooler;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.Database;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.connection.StoreDatabase;
import io.vivenuoperator.store.schema.SchemaCheck;
import io.vivenuoperator.store.schema.SchemaMigration;
import io.vivenuoperator.store.schema.SchemaState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@NeedsPgBouncer
class MigrationIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    @Test
    void oneServerConnectionIsEnough() {
        try (var pooler = Pooler.start(db.url(), 1)) {
            assertThat(SchemaMigration.migrate(url(pooler)).applied()).isPositive();

            assertThat(SchemaMigration.migrate(url(pooler)).applied()).isZero();
            assertThat(state(pooler)).isInstanceOf(SchemaState.Current.class);
        }
    }

    @Test
    void aNeighboursHabitsChangeNothingAndAreLeftAsTheyAre() {
        try (var pooler = Pooler.start(db.url(), 1);
                var neighbour = Neighbour.at(pooler.url()).withHabits()) {
            Map<String, String> before = neighbour.session();

            SchemaMigration.migrate(url(pooler));

            assertThat(state(pooler)).isInstanceOf(SchemaState.Current.class);
            assertThat(db.number("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
                    .isGreaterThan(20);
            assertThat(neighbour.changedSince(before)).isEmpty();
        }
    }

    @RepeatedTest(5)
    void twoAtOnceWaitForEachOther() throws Exception {
        try (var pooler = Pooler.start(db.url(), 4);
                var both = Executors.newFixedThreadPool(2)) {
            Callable<Integer> migrate =
                    () -> SchemaMigration.migrate(url(pooler)).applied();

            int applied = 0;
            for (var done : both.invokeAll(List.of(migrate, migrate))) {
                applied += done.get();
            }

            assertThat(applied).isEqualTo(db.number("SELECT count(*) FROM flyway_schema_history WHERE type = 'SQL'"));
            assertThat(db.number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                    .isZero();
        }
    }

    private static SchemaState state(Pooler pooler) {
        try (Database database = StoreDatabase.open(url(pooler), 1)) {
            return SchemaCheck.check(database);
        }
    }

    private static DatabaseUrl url(Pooler pooler) {
        return DatabaseUrl.parse(pooler.url());
    }
}
