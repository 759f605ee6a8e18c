package io.vivenuoperator.events.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "optional-secret-key",
                "sixteen-letters!",
                "schlüssel-schlüssel",
                "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                "whsec_ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8="
            })
    void takesWhatCanSign(String text) {
        assertThat(SigningSecret.of(text)).isInstanceOf(SecretVerdict.Usable.class);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'',SecretTooShort",
                "k,SecretTooShort",
                "fifteen-letters,SecretTooShort",
                "whsec_AAECAwQFBgcICQoLDA0O,SecretTooShort",
                "'optional-secret-key\n',SecretMalformed",
                "' optional-secret-key',SecretMalformed",
                "whsec_not-base64-at-all,SecretMalformed",
                "whsec_ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8,SecretMalformed",
            })
    void saysWhatIsWrongWithoutTheSecret(String text, String reason) {
        assertThat(SigningSecret.of(text))
                .isInstanceOfSatisfying(
                        SecretVerdict.Unusable.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo(reason))
                .isInstanceOfSatisfying(
                        SecretVerdict.Unusable.class,
                        unusable -> assertThat(unusable.message())
                                .startsWith("secret: ")
                                .satisfies(message -> assertThat(text.length() > 6 && message.contains(text))
                                        .isFalse()));
    }

    @Test
    void onesThatAreGeneratedAreUsableAndDiffer() {
        var random = new SecureRandom();
        var first = SigningSecret.generated(random);

        assertThat(first.reveal()).startsWith("whsec_").hasSize(50);
        assertThat(Secrets.usable(first.reveal())).isEqualTo(first);
        assertThat(SigningSecret.generated(random)).isNotEqualTo(first);
    }

    @Test
    void doesNotShowItself() {
        assertThat(Secrets.usable("optional-secret-key")).hasToString("SigningSecret[redacted]");
        assertThat(SigningSecret.of("optional-secret-key").toString()).doesNotContain("optional");
        assertThat(LiveSecrets.of(Secrets.usable("optional-secret-key")).toString())
                .doesNotContain("optional");
    }
}
