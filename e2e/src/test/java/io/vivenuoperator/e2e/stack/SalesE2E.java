package io.vivenuoperator.e2e.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.contracts.run.RunKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sales at Vivenu arrive in PostgreSQL by webhook, and by a poll if the webhook is lost. */
@OnACluster
class SalesE2E {
    private static final String SELLER = "italy";

    private final Stack stack;
    private Region region;

    SalesE2E(Stack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void given() {
        region = stack.applyRegion(SELLER).awaitReady();
        region.awaitPoll();
    }

    @AfterEach
    void noMoreFaults() {
        stack.simulator().faults("{\"loseWebhooks\":false}");
    }

    @Test
    void aSaleArrivesByWebhook() {
        // when
        stack.simulator().sell(SELLER, 40);

        // then
        awaitTruth();
    }

    @Test
    void anInvalidatedTicketIsNoLongerCounted() {
        // when
        stack.simulator().invalidate(SELLER, 5);

        // then
        awaitTruth();
    }

    @Test
    void aPollFindsWhatALostWebhookDidNotTell() {
        // given
        stack.simulator().faults("{\"loseWebhooks\":true}");
        stack.simulator().sell(SELLER, 10);
        assertThat(stack.comparison(SELLER).equal()).isFalse();

        // when
        var report = region.pollByHand("full");

        // then
        assertThat(report).contains("\"outcome\":\"Complete\"");
        assertThat(stack.comparison(SELLER).equal())
                .as(stack.comparison(SELLER).text())
                .isTrue();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(region.status().lastPoll().kind()).isEqualTo(RunKind.FULL));
    }

    @Test
    void anIncrementalPollRunsFromItsCronJob() {
        assertThat(region.pollByHand("incremental")).contains("\"kind\":\"Incremental\"", "\"outcome\":\"Complete\"");
    }

    private void awaitTruth() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(stack.comparison(SELLER).equal())
                        .as(stack.comparison(SELLER).text())
                        .isTrue());
    }
}
