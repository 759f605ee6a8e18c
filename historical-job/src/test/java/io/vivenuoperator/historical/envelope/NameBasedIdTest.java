package io.vivenuoperator.historical.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NameBasedIdTest {
    /** Of RFC 9562, appendix A.4. */
    @Test
    void isTheOneOfTheStandard() {
        assertThat(NameBasedId.of(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "www.example.com"))
                .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
    }

    /** If this fails, every endpoint would take every ticket for a new one. */
    @Test
    void aTicketsIdNeverChanges() {
        assertThat(NameBasedId.ofTicket("6864d4f427c2aa9b05cd17ee", "68108c20c5c88849372bfb61"))
                .hasToString("88298550-627b-58d5-94f5-1815d689dcba");
    }

    @Test
    void twoTicketsHaveTwoIds() {
        assertThat(NameBasedId.ofTicket("s", "a")).isNotEqualTo(NameBasedId.ofTicket("s", "b"));
        assertThat(NameBasedId.ofTicket("r", "a")).isNotEqualTo(NameBasedId.ofTicket("s", "a"));
    }
}
