package io.vivenuoperator.historical.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.vendor.vivenu.model.TicketHead;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketChoiceTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final TicketChoice CHOICE = new TicketChoice(
            Set.of("VALID", "DETAILSREQUIRED"),
            List.of("CHARITY", "Relay"),
            Optional.of(NOON),
            Optional.of(NOON.plusSeconds(60)),
            OptionalInt.empty());

    private static TicketHead ticket(@Nullable String status, @Nullable String name, @Nullable Instant created) {
        return new TicketHead(
                "t1",
                Optional.empty(),
                Optional.ofNullable(name),
                Optional.ofNullable(status),
                Optional.empty(),
                Optional.ofNullable(created),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            VALID,           HYROX MEN | CHARITY HIA,        0, CHOSEN
            DETAILSREQUIRED, charity | HYROX DOUBLES WOMEN, 59, CHOSEN
            VALID,           HYROX RELAY,                   30, CHOSEN
            RESERVED,        CHARITY,                       30, REJECTED_BY_STATUS
            INVALID,         HYROX WOMEN,                   99, REJECTED_BY_STATUS
            valid,           CHARITY,                       30, REJECTED_BY_STATUS
            -,               CHARITY,                       30, REJECTED_BY_STATUS
            VALID,           HYROX PRO MEN,                 99, REJECTED_BY_NAME
            VALID,           -,                             30, REJECTED_BY_NAME
            VALID,           CHARITY,                       60, REJECTED_BY_TIME
            VALID,           CHARITY,                       -1, REJECTED_BY_TIME
            VALID,           CHARITY,                        -, REJECTED_BY_TIME
            """)
    void aTicketIsInExactlyOneClass(
            @Nullable String status, @Nullable String name, @Nullable Long second, ChoiceVerdict verdict) {
        assertThat(CHOICE.judge(ticket(status, name, second == null ? null : NOON.plusSeconds(second))))
                .isEqualTo(verdict);
    }

    @Test
    void anEmptyChoiceTakesEverything() {
        assertThat(TicketChoice.everything().judge(ticket(null, null, null))).isEqualTo(ChoiceVerdict.CHOSEN);
    }
}
