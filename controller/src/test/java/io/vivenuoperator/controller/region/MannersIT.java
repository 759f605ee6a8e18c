package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How often Vivenu is called. */
class MannersIT extends OnAnApiServer {
    @Test
    void aLookAtAnUnchangedRegionIsOneRequest() {
        // given
        ready();
        var before = it.vivenu.calls().size();

        // when
        eventually(() -> assertThat(it.vivenu.calls()).hasSizeGreaterThan(before));

        // then
        assertThat(it.vivenu.calls()).endsWith("webhooks");
        assertThat(it.vivenu.calls()).hasSize(before + 1);
    }

    @Test
    void aRateLimitedAccountIsLeftAloneForAsLongAsVivenuSays() {
        // given
        it.readyReceiver();
        it.apiKey(KEY);
        it.vivenu.failing(HttpCallException.answered(
                HttpCallException.Reason.RATE_LIMITED, "429", 429, Optional.of(Duration.ofMinutes(30))));
        it.region("dach");
        expect(READY, "UNKNOWN RateLimited");

        // when
        it.vivenu.recovering();
        it.secret("hooks", "unrelated", "change");

        // then
        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(it.vivenu.calls()).isEqualTo(List.of("checkKey")));
        it.clock.advance(Duration.ofMinutes(31));
        it.client.resource(it.apiKey(KEY)).edit(secret -> {
            secret.getMetadata().setAnnotations(Map.of("touched", "yes"));
            return secret;
        });
        expect(READY, "TRUE Ready");
    }

    @Test
    void aWithdrawnKeyIsToldApartFromAMissingRight() {
        // given
        ready();

        // when
        it.vivenu.refusing(KEY);

        // then
        expect(ConditionType.CREDENTIALS_VALID, "FALSE KeyRefused");
        assertThat(it.vivenu.calls()).endsWith("webhooks", "checkKey");
    }
}
