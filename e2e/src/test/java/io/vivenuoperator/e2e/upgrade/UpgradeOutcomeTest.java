package io.vivenuoperator.e2e.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.e2e.ledger.Attempts;
import io.vivenuoperator.e2e.ledger.Balance;
import io.vivenuoperator.e2e.ledger.Tally;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When a run with an upgrade may be quoted, and when it is void. */
class UpgradeOutcomeTest {
    private static final Registrations NONE = new Registrations(0, 0, true);
    private static final Polls GOOD = new Polls(4, List.of(), List.of());

    /** One delivery, answered first with that and then with 204. */
    private static Balance first(int status) throws IOException {
        var attempts = new Attempts("ours");
        var answers = new TreeMap<Integer, Long>(Map.of(204, 1L));
        answers.merge(status, 1L, Long::sum);
        for (var number = 1; number <= 2; number++) {
            attempts.add(new ObjectMapper()
                    .readTree("{\"deliveries\":[{\"number\":%d,\"webhookId\":\"ours\",\"id\":\"a\",\"status\":%d}]}"
                            .formatted(number, number == 1 ? status : 204)));
        }
        return Balance.of(new Tally(1, 1, 0, answers), 1, attempts, List.of("a"));
    }

    private static UpgradeOutcome outcome(Balance balance, Registrations registrations, Polls polls) {
        return new UpgradeOutcome(new TreeMap<>(Map.of("dach", balance)), registrations, polls, true, true, false);
    }

    @Test
    void aRunThatLostNothingIsValid() throws IOException {
        // An answer that broke off with its receiver came again.
        assertThat(outcome(first(0), NONE, GOOD).toString())
                .contains("dach: deliveries sent 1", "registered anew 0", "polls complete 4", "failed 0")
                .endsWith("VALID");
    }

    @Test
    void aRefusalIsNamedWithItsRegion() throws IOException {
        assertThat(outcome(first(401), NONE, GOOD).faults()).containsExactly("dach: deliveries were refused");
    }

    @Test
    void onlyAStrictRunIsVoidWhenADeliveryIsPutOff() throws IOException {
        var balances = new TreeMap<>(Map.of("dach", first(503)));

        assertThat(new UpgradeOutcome(balances, NONE, GOOD, true, true, false).faults())
                .isEmpty();
        assertThat(new UpgradeOutcome(balances, NONE, GOOD, true, true, true).faults())
                .containsExactly("dach: deliveries were put off");
    }

    @Test
    void anotherWebhookAndAFailedPollMakeItVoid() throws IOException {
        var failed = new Polls(3, List.of(), List.of("dach Full: DatabaseUnavailable"));

        assertThat(outcome(first(0), new Registrations(1, 0, true), failed).faults())
                .containsExactly("webhooks were registered anew", "polls failed");
        assertThat(outcome(first(0), new Registrations(0, 1, false), GOOD).faults())
                .containsExactly("webhooks were registered anew");
    }

    @Test
    void aChangedSpecAndFalseFiguresMakeItVoid() throws IOException {
        assertThat(new UpgradeOutcome(new TreeMap<>(Map.of("dach", first(0))), NONE, GOOD, false, false, false)
                        .faults())
                .containsExactly("a region's spec changed", "the figures in the database are not what was sold");
    }
}
