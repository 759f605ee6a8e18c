package io.vivenuoperator.store.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamePatternTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            ticket.created, ticket.created,      true
            ticket.created, ticket.created.v2,   false
            ticket.*,       ticket.created,      true
            ticket.*,       ticket.created.v2,   true
            ticket.*,       ticket_type.created, false
            *.created,      ticket.created,      true
            *.created,      ticket.uncreated,    false
            *,              anything.at_all,     true
            """)
    void standsForTheNamesThatItBeginsOrEnds(String pattern, String name, boolean matches) {
        assertThat(new NamePattern(pattern).matches(name)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a.*.b", "**", "*.a.*", "tic*ket"})
    void otherStarsAreRefusedWithWhatToWrite(String pattern) {
        assertThatThrownBy(() -> new NamePattern(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("*");
    }

    @Test
    void sqlReadsNoWildcardThatIsNotMeant() {
        assertThat(new NamePattern("a_b%c\\.*").like()).isEqualTo("a\\_b\\%c\\\\.%");
    }
}
