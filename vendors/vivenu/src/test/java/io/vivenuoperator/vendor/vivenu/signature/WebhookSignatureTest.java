package io.vivenuoperator.vendor.vivenu.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(UTF_8);
    /** RFC 4231, test case 2. */
    private static final String SIGNED_BY_JEFE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final WebhookSignature jefe = new WebhookSignature(new SigningKey("Jefe"));

    @Test
    void signsAsRfc4231Says() {
        assertThat(jefe.sign(BODY)).isEqualTo(SIGNED_BY_JEFE);
    }

    @Test
    void acceptsItsOwnSignature() {
        assertThat(jefe.matches(BODY, SIGNED_BY_JEFE)).isTrue();
    }

    @Test
    void refusesABodyThatWasChanged() {
        assertThat(jefe.matches("what do ya want for nothing!".getBytes(UTF_8), SIGNED_BY_JEFE))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5bdc", "sha256=" + SIGNED_BY_JEFE, "ünïcode", SIGNED_BY_JEFE + " "})
    void refusesWhatIsNoSignature(String header) {
        assertThat(jefe.matches(BODY, header)).isFalse();
    }

    @Test
    void refusesUpperCaseBecauseVivenuSendsLowerCase() {
        assertThat(jefe.matches(BODY, SIGNED_BY_JEFE.toUpperCase(Locale.ROOT))).isFalse();
    }

    @Test
    void takesTheKeyAsUtf8() {
        var umlaut = new WebhookSignature(new SigningKey("schlüssel"));

        assertThat(umlaut.sign(BODY)).isNotEqualTo(new WebhookSignature(new SigningKey("schl?ssel")).sign(BODY));
    }

    @Test
    void tellsWhichOfTheLiveKeysSigned() {
        var check = new SignatureCheck(List.of(new SigningKey("new"), new SigningKey("Jefe")));

        assertThat(check.matchingKey(BODY, SIGNED_BY_JEFE)).hasValue(1);
    }

    @Test
    void tellsThatNoLiveKeySigned() {
        var check = new SignatureCheck(List.of(new SigningKey("new")));

        assertThat(check.matchingKey(BODY, SIGNED_BY_JEFE)).isEmpty();
    }

    @Test
    void acceptsNothingWithoutAKey() {
        assertThat(new SignatureCheck(List.of()).matchingKey(BODY, SIGNED_BY_JEFE))
                .isEmpty();
    }

    @Test
    void keyNeverShowsItself() {
        assertThat(new SigningKey("canary").toString()).doesNotContain("canary");
    }

    @Test
    void refusesAnEmptyKeyWithTheFix() {
        assertThatThrownBy(() -> new SigningKey("")).hasMessageContaining("hmacKey");
    }
}
