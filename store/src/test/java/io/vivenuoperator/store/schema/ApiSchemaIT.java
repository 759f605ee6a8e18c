package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.platform.database.DatabaseUrl;
import io.vivenuoperator.store.TestDatabase;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema {@code api} is made where it can be made, and takes nothing from anybody. */
class ApiSchemaIT {
    @RegisterExtension
    final TestDatabase db = TestDatabase.empty();

    private String owner;
    private String reader;

    @BeforeEach
    void roles() {
        owner = "api_owner_" + db.name();
        reader = "api_reader_" + db.name();
        db.execute("CREATE ROLE " + owner + " LOGIN PASSWORD 'x'; CREATE ROLE " + reader
                + " LOGIN PASSWORD 'x'; GRANT CREATE" + " ON SCHEMA public TO " + owner);
    }

    private SchemaMigration.Outcome migrate(String parameters, ProgramRoles roles) {
        return SchemaMigration.migrate(
                DatabaseUrl.parse(db.url().replace("postgres:postgres@", owner + ":x@") + parameters), roles);
    }

    private ProgramRoles withReader() {
        return new ProgramRoles(Optional.empty(), Optional.of(new ReaderRole(reader)));
    }

    private long views() {
        return db.number("SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace('api') AND relkind = 'v'");
    }

    @Test
    void isMadeByWhoMayAndMadeAgain() {
        db.execute("GRANT CREATE ON DATABASE " + db.name() + " TO " + owner);

        SchemaMigration.Outcome first = migrate("", withReader());
        SchemaMigration.Outcome second = migrate("", withReader());

        assertThat(first.remarks()).isEmpty();
        assertThat(second.applied()).isZero();
        assertThat(second.remarks()).isEmpty();
        assertThat(views()).isEqualTo(17);
    }

    @Test
    void whoMayNotMakeItIsToldAndEverythingElseIsThere() {
        SchemaMigration.Outcome outcome = migrate("", ProgramRoles.NONE);

        assertThat(outcome.version()).isEqualTo(SchemaCheck.EXPECTED);
        assertThat(outcome.remarks())
                .singleElement()
                .asString()
                .endsWith("CREATE SCHEMA api AUTHORIZATION " + owner + ".");

        // when that is done
        db.execute("CREATE SCHEMA api AUTHORIZATION " + owner);
        assertThat(migrate("", withReader()).remarks()).isEmpty();
        assertThat(views()).isEqualTo(17);
    }

    @Test
    void aReaderThatCannotBeServedIsAnError() {
        assertThatThrownBy(() -> migrate("", withReader()))
                .isInstanceOf(UnfitDatabaseException.class)
                .hasMessageContaining("CREATE SCHEMA api");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW api.events AS SELECT 1 AS theirs",
                "CREATE FUNCTION api.f() RETURNS integer LANGUAGE sql AS 'SELECT 1'"
            })
    void someoneElsesSchemaIsLeftAlone(String theirs) {
        db.execute("CREATE SCHEMA api AUTHORIZATION " + owner + "; " + theirs);
        long before = views();

        assertThat(migrate("", ProgramRoles.NONE).remarks())
                .singleElement()
                .asString()
                .startsWith("The schema api is someone else's");
        assertThat(views()).isEqualTo(before);
    }

    @Test
    void aSecondInstallationInTheDatabaseDoesNotTakeIt() {
        db.execute("GRANT CREATE ON DATABASE " + db.name() + " TO " + owner);
        migrate("", ProgramRoles.NONE);

        assertThat(migrate("?currentSchema=second", ProgramRoles.NONE).remarks())
                .singleElement()
                .asString()
                .startsWith("The schema api is someone else's");
    }

    @Test
    void aReaderThatIsNotThereIsNamed() {
        var roles = new ProgramRoles(Optional.empty(), Optional.of(new ReaderRole("nobody")));

        assertThatThrownBy(() -> migrate("", roles))
                .isInstanceOf(UnfitDatabaseException.class)
                .hasMessageContaining("READER_ROLE");
    }
}
