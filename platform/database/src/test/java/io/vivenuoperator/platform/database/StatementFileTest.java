package io.vivenuoperator.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementFileTest {
    @Test
    void aStatementGoesFromItsNameToTheNext() {
        assertThat(StatementFile.read("a.sql", """
                -- What this file is for.

                -- name: first
                SELECT 1
                FROM one

                -- Why the second is there.
                -- name: second-one
                SELECT 2 -- two
                """))
                .containsExactly(Map.entry("first", "SELECT 1\nFROM one"), Map.entry("second-one", "SELECT 2 -- two"));
    }

    @Test
    void aCastThatDbClientWouldTakeForAParameterIsRefused() {
        assertThatThrownBy(() -> StatementFile.read("a.sql", "-- name: first\nSELECT 1::text"))
                .hasMessage("a.sql: the statement first has a cast with ::, write CAST(… AS …)");
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatThrownBy(() -> StatementFile.read("a.sql", "-- name: first\nSELECT 1\n-- name: first\nSELECT 2"))
                .hasMessage("a.sql: the statement first is defined twice");
    }

    @Test
    void anEmptyOneIsRefused() {
        assertThatThrownBy(() -> StatementFile.read("a.sql", "-- name: first\n\n-- nothing"))
                .hasMessage("a.sql: the statement first is empty");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> NamedStatements.of(StatementFileTest.class))
                .hasMessageContaining("StatementFileTest.sql");
    }
}
