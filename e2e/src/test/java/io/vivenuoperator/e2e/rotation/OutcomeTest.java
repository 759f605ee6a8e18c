package io.vivenuoperator.e2e.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.e2e.ledger.Attempts;
import io.vivenuoperator.e2e.ledger.Balance;
import io.vivenuoperator.e2e.ledger.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When a run is valid, and when it is void. */
class OutcomeTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private static final List<Rotation> ONE = List.of(new Rotation(1, Incident.NONE, A_SECOND));

    private final Attempts attempts = new Attempts("ours");

    @Test
    void aRunInWhichEverythingAgreesIsValid() throws IOException {
        seen(1, "a", 204);
        seen(2, "b", 204);

        assertThat(outcome(tally(2, 2, 0, Map.of(204, 2L)), List.of("a", "b"), Incident.NONE)
                        .toString())
                .contains("sent 2 = accepted 2 + given up 0", "refused 0 + put off 0 + unanswered 0", "missing 0")
                .endsWith("VALID");
    }

    @Test
    void aRefusalIsOneWhateverBecameOfTheDelivery() throws IOException {
        seen(1, "a", 401);
        seen(2, "a", 204);

        assertThat(outcome(tally(1, 1, 0, Map.of(204, 1L, 401, 1L)), List.of("a"), Incident.RECEIVER_KILLED)
                        .toString())
                .contains("refused 1 + put off 0 {401=1}")
                .endsWith("VOID: deliveries were refused");
    }

    @Test
    void aStrictRunIsVoidWhenADeliveryIsPutOff() throws IOException {
        seen(1, "a", 503);
        seen(2, "a", 204);
        var balance = Balance.of(tally(1, 1, 0, Map.of(204, 1L, 503, 1L)), 1, attempts, List.of("a"));

        assertThat(new Outcome(ONE, balance, true, false).faults()).isEmpty();
        assertThat(new Outcome(ONE, balance, true, true).faults()).containsExactly("deliveries were put off");
    }

    @Test
    void anAnswerMayBeMissingOnlyWhereAReceiverEnded() throws IOException {
        seen(1, "a", 0);
        seen(2, "a", 204);
        var tally = tally(1, 1, 0, Map.of(204, 1L, 0, 1L));

        assertThat(outcome(tally, List.of("a"), Incident.RECEIVER_KILLED).faults())
                .isEmpty();
        assertThat(outcome(tally, List.of("a"), Incident.CONTROLLER_KILLED).faults())
                .hasSize(1);
    }

    @Test
    void whatWasSentMustBeInTheInboxOnce() throws IOException {
        seen(1, "a", 204);
        seen(2, "b", 204);

        assertThat(outcome(tally(2, 2, 0, Map.of(204, 2L)), List.of("a", "a", "c"), Incident.NONE)
                        .faults())
                .containsExactly("1 are missing in the inbox", "1 rows are there twice", "1 rows were never sent");
    }

    @Test
    void whatWasCountedMustHaveBeenSeen() throws IOException {
        seen(1, "a", 204);

        assertThat(outcome(tally(3, 2, 0, Map.of(204, 2L)), List.of("a"), Incident.NONE)
                        .faults())
                .containsExactly(
                        "sent is not accepted + given up",
                        "attempts got out of sight",
                        "deliveries began without an attempt");
    }

    @Test
    void otherWebhooksOfTheSellerAreNotOurs() throws IOException {
        attempts.add(new ObjectMapper()
                .readTree("{\"deliveries\":[{\"number\":7,\"webhookId\":\"theirs\",\"id\":\"x\",\"status\":401}]}"));

        assertThat(attempts.last()).isEqualTo(7);
        assertThat(attempts.deliveries()).isEmpty();
    }

    @Test
    void aKeyIsInUseWhenADeliveryWithItWasAccepted() throws IOException {
        // The first digits of SHA-256 of "key", as sha256sum prints them.
        seen(1, "a", 401);
        assertThat(attempts.accepted("key")).isFalse();

        seen(2, "b", 204);
        assertThat(attempts.accepted("key")).isTrue();
    }

    private void seen(int number, String delivery, int status) throws IOException {
        attempts.add(new ObjectMapper().readTree("""
                {"deliveries":[{"number":%d,"webhookId":"ours","id":"%s","status":%d,"signedWith":"2c70e12b7a06"}]}
                """.formatted(number, delivery, status)));
    }

    private static Tally tally(long begun, long delivered, long givenUp, Map<Integer, Long> byStatus) {
        return new Tally(begun, delivered, givenUp, new TreeMap<>(byStatus));
    }

    private Outcome outcome(Tally tally, List<String> inbox, Incident incident) {
        return new Outcome(
                List.of(new Rotation(1, incident, A_SECOND)), Balance.of(tally, 1, attempts, inbox), true, true);
    }
}
