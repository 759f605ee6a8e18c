package io.vivenuoperator.events.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameFormsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"user.created", "ticket.*", "*.created", "*", "a.b.*", "*.created.v2", "ticket_type.sold_out"})
    void theseStandForTypes(String text) {
        assertThat(NameForms.types(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user",
                "user.",
                ".created",
                "**",
                "*.*",
                "a.*.b",
                "*a.b",
                "a.b*",
                "*.a.*",
                "A.b",
                "a.b ",
                "a,b.c"
            })
    void theseDoNot(String text) {
        assertThat(NameForms.types(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth-service", "ticketing/italy", "https://shop.example.com/orders", "shop/*", "*"})
    void theseStandForSources(String text) {
        assertThat(NameForms.sources(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a*b", "**", "a\nb", "a\u0000", "a\ud800", "a,b"})
    void theseStandForNoSources(String text) {
        assertThat(NameForms.sources(text)).isEmpty();
    }
}
