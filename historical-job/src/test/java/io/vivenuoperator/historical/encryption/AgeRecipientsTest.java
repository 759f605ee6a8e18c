package io.vivenuoperator.historical.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeRecipientsTest {
    /** Of the specification of age. */
    private static final String KEY = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

    @Test
    void aFileIsClosedAndNamedSo() throws IOException {
        // given
        var octets = new ByteArrayOutputStream();
        var recipients = new AgeRecipients(List.of(KEY, KEY));

        // when
        try (var out = recipients.around(octets)) {
            out.write("canary".getBytes(UTF_8));
        }

        // then
        assertThat(recipients.keys()).containsExactly(KEY);
        assertThat(recipients.named("a.json")).isEqualTo("a.json.age");
        assertThat(octets.toString(UTF_8))
                .startsWith("age-encryption.org/v1\n-> X25519 ")
                .doesNotContain("canary");
    }

    @Test
    void withoutRecipientsAFileIsAsItIs() throws IOException {
        // given
        var octets = new ByteArrayOutputStream();

        // when
        try (var out = AgeRecipients.none().around(octets)) {
            out.write('a');
        }

        // then
        assertThat(octets.toString(UTF_8)).isEqualTo("a");
        assertThat(AgeRecipients.none().named("a.json")).isEqualTo("a.json");
    }

    @ParameterizedTest
    @CsvSource({
        "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX,secret key",
        "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk,typing error",
        "age1zvkyg,must be a public key",
        "ssh-ed25519 AAAA,must be a public key",
        "'',must be a public key"
    })
    void whatIsNoPublicKeyIsRefusedAndNotRepeated(String key, String says) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AgeRecipients(List.of(KEY, key)))
                .withMessageContaining(says)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("GFPYYSJZ", "zvkyg2", "AAAA"));
    }
}
