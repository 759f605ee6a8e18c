package io.vivenuoperator.controller.region;

import static io.vivenuoperator.crd.v1alpha1.ConditionType.CREDENTIALS_VALID;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.POLLERS_SCHEDULED;
import static io.vivenuoperator.crd.v1alpha1.ConditionType.READY;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The API key: missing, misnamed, refused, replaced. */
class CredentialsIT extends OnAnApiServer {
    @Test
    void aRegionWithoutSecretSaysSoAndGoesOnWhenItComes() {
        // given
        it.readyReceiver();
        it.region("dach");
        expect(READY, "FALSE SecretNotFound");

        // when
        it.apiKey(KEY);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void aWrongKeyNameIsNamed() {
        // given
        it.secret("vivenu-dach", "apikey", KEY);

        // when
        it.region("dach");

        // then
        expect(CREDENTIALS_VALID, "FALSE SecretKeyMissing");
    }

    @Test
    void aRefusedKeyIsAskedOnceAndStopsThePolls() {
        // given
        it.readyReceiver();
        it.apiKey("canary-refused");

        // when
        it.region("dach");

        // then
        expect(READY, "FALSE KeyRefused");
        expect(POLLERS_SCHEDULED, "FALSE WaitingForCredentials");
        assertThat(cronJob("dach-incremental").getSpec().getSuspend()).isTrue();
        assertThat(it.vivenu.calls()).containsExactly("checkKey");
    }

    @Test
    void aBetterKeyIsTriedAtOnce() {
        // given
        it.readyReceiver();
        it.apiKey("canary-refused");
        it.region("dach");
        expect(READY, "FALSE KeyRefused");

        // when
        it.apiKey(KEY);

        // then
        expect(READY, "TRUE Ready");
    }

    @Test
    void aKeyOfAnotherSellerIsNotMixedIn() {
        // given
        ready();
        it.vivenu.accepting("canary-other", "seller-italy");

        // when
        it.apiKey("canary-other");

        // then
        expect(CREDENTIALS_VALID, "FALSE SellerChanged");
    }
}
