package io.vivenuoperator.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The programs of the release before run on the new schema: during an upgrade, and after a rollback. So a migration takes nothing
 * away that they read, and demands nothing that they do not write. What is no longer needed goes a release later.
 */
class MigrationsOnlyAddTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    /** Of 0.1.0, before which there was no release. */
    private static final int FIRST_RELEASE = 7;

    private static final Pattern NOT_SQL = Pattern.compile("--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'", Pattern.DOTALL);
    private static final Pattern BODY = Pattern.compile("\\$(\\w*)\\$.*?\\$\\1\\$", Pattern.DOTALL);

    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "takes something away", words("\\b(DROP|TRUNCATE)\\b"),
            "takes rows away", words("\\bDELETE\\s+FROM\\b"),
            "renames", words("\\bRENAME\\b|\\bSET\\s+SCHEMA\\b"),
            "changes a column's type", words("\\bALTER\\s+COLUMN\\s+\\w+\\s+(SET\\s+DATA\\s+)?TYPE\\b"),
            "demands a value", words("\\bSET\\s+NOT\\s+NULL\\b"),
            "demands a value of a new column",
                    words(
                            "\\bADD\\s+(COLUMN\\s+)?(IF\\s+NOT\\s+EXISTS\\s+)?(?![^,;]*\\b(DEFAULT|GENERATED)\\b)[^,;()]*\\bNOT\\s+NULL\\b"));

    private static Pattern words(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    /** What a migration does that it must not, in words. */
    private static List<String> faults(String migration) {
        String sql = BODY.matcher(NOT_SQL.matcher(migration).replaceAll(" ")).replaceAll(" ");
        return FORBIDDEN.entrySet().stream()
                .filter(rule -> rule.getValue().matcher(sql).find())
                .map(Map.Entry::getKey)
                .toList();
    }

    static List<Path> aMigrationOnlyAdds() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.filter(file -> version(file) > FIRST_RELEASE).toList();
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf('_')));
    }

    @ParameterizedTest
    @MethodSource
    void aMigrationOnlyAdds(Path migration) throws IOException {
        assertThat(faults(Files.readString(migration)))
                .as("%s: the programs of the release before still run on this schema (docs/decisions/0043)", migration)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE event DROP COLUMN name;",
                "drop view current_sales;",
                "TRUNCATE poll_run;",
                "DELETE FROM full_run_event WHERE event_id = '';",
                "ALTER TABLE event RENAME COLUMN name TO title;",
                "ALTER TABLE event ALTER COLUMN name TYPE varchar(20);",
                "ALTER TABLE event ALTER COLUMN name SET NOT NULL;",
                "ALTER TABLE event ADD COLUMN venue text NOT NULL;",
                "ALTER TABLE event ADD COLUMN a text, ADD venue text NOT NULL, ADD COLUMN b text NOT NULL DEFAULT 'x';"
            })
    void whatAReleaseBeforeWouldMissIsFound(String statement) {
        assertThat(faults(statement)).hasSize(1);
    }

    @Test
    void whatIsOnlyAddedOrSaidIsNot() {
        assertThat(faults("""
                -- DROP is not done here.
                ALTER TABLE event ADD COLUMN state text NOT NULL DEFAULT 'a, b', ADD COLUMN venue text;
                COMMENT ON COLUMN event.state IS 'TRUNCATE';
                CREATE TABLE venue (venue_id text NOT NULL);
                CREATE FUNCTION tidy() RETURNS void LANGUAGE sql AS $$ DELETE FROM venue $$;
                """)).isEmpty();
    }
}
