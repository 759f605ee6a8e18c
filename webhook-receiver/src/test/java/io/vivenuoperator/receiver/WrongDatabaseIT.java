package io.vivenuoperator.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.platform.database.DatabaseObserver;
import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.receiver.batch.DeliveryStores.Opening;
import io.vivenuoperator.receiver.persistence.PostgresStores;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.news.NewsChoice;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A reachable database that can't be written: the receiver keeps running, answers 503, and says what a person has to change. */
class WrongDatabaseIT {
    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("", "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES"),
                Arguments.of("ALTER ROLE $role SET default_transaction_read_only = on", "The database is read-only"),
                Arguments.of("ALTER ROLE $role NOLOGIN", "the role may not log in"),
                Arguments.of("ALTER ROLE $role CONNECTION LIMIT 0", "the server has no connections left"),
                Arguments.of("REVOKE SELECT ON flyway_schema_history FROM $role", "the role lacks a right"),
                Arguments.of("DROP TABLE poll_lease CASCADE", "lacks the tables poll_lease"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void isNamedWithItsFix(String sql, String reason) {
        // given
        database.execute(forRole("CREATE ROLE $role LOGIN PASSWORD 'canary-4711';"
                + " GRANT SELECT ON flyway_schema_history TO $role;" + sql));
        String url = database.url().replace("postgres:postgres@", forRole("$role:canary-4711@"));

        // when
        Opening opening = new PostgresStores(
                        DatabaseUrl.parse(url), NewsChoice.CHANGES, DatabaseObserver.NONE, Clock.systemUTC())
                .open();

        // then
        assertThat(opening)
                .isInstanceOfSatisfying(
                        Opening.NotNow.class,
                        not -> assertThat(not.reason()).contains(reason).doesNotContain("canary"));
    }

    private String forRole(String sql) {
        return sql.replace("$role", "r_" + database.name());
    }
}
