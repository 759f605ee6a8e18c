package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An installation that knows the Secrets with a label only. */
class LabelledSecretsIT extends OnAnApiServer {
    @Override
    Map<String, String> variables() {
        return Map.of("SECRET_SELECTOR", "team=ticketing");
    }

    @Test
    void aSecretWithoutTheLabelDoesNotExistUntilItHasIt() {
        // given
        it.readyReceiver();
        var secret = it.apiKey(KEY);

        // when
        it.region("dach");

        // then
        expect(CREDENTIALS_VALID, "FALSE SecretNotFound");
        assertThat(message(CREDENTIALS_VALID)).contains("vivenu-dach", "with the label team=ticketing");

        // when
        it.client
                .resource(secret)
                .edit(unlabelled -> unlabelled
                        .edit()
                        .editMetadata()
                        .addToLabels("team", "ticketing")
                        .endMetadata()
                        .build());

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void aRegionThatGoesIsDeregisteredWithItsLabelledKey() {
        // given
        it.readyReceiver();
        var secret = it.apiKey(KEY);
        it.client
                .resource(secret)
                .edit(unlabelled -> unlabelled
                        .edit()
                        .editMetadata()
                        .addToLabels("team", "ticketing")
                        .endMetadata()
                        .build());
        it.region("dach");
        expect(READY, "TRUE Ready");
        it.stop();

        // when
        it.release("app.kubernetes.io/component=nothing");

        // then
        assertThat(it.vivenu.webhooksOf("seller-dach")).isEmpty();
    }
}
