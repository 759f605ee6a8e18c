package io.vivenuoperator.events.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliverySignatureTest {
    private static final byte[] BODY = "{\"a\":1}".getBytes(UTF_8);
    private static final Instant AT = Instant.parse("2026-11-27T10:00:00.999Z");

    /** The vector whose only secret we refuse. */
    private static boolean weSignIt(SignatureVectors.Signed vector) {
        return vector.secrets().stream().allMatch(secret -> secret.length() >= SigningSecret.SHORTEST);
    }

    static Stream<SignatureVectors.Signed> vectors() {
        return SignatureVectors.signed().filter(DeliverySignatureTest::weSignIt);
    }

    @Test
    void allVectorsButOneAreSigned() {
        assertThat(SignatureVectors.signed()).hasSize(13);
        assertThat(vectors()).hasSize(12);
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void signsAsOthersDo(SignatureVectors.Signed vector) {
        var signature = new DeliverySignature(Secrets.usable(vector.secrets()));

        Map<String, String> headers =
                signature.headers(vector.id(), Instant.ofEpochSecond(vector.timestamp()), vector.body());

        assertThat(headers)
                .containsExactly(
                        Map.entry("X-Signature", vector.bodySignature()),
                        Map.entry("webhook-id", vector.id()),
                        Map.entry("webhook-timestamp", Long.toString(vector.timestamp())),
                        Map.entry("webhook-signature", vector.webhookSignature()));
    }

    @Test
    void signsWholeSeconds() {
        var signature = new DeliverySignature(Secrets.usable(List.of("optional-secret-key")));

        assertThat(signature.headers("m", AT, BODY))
                .isEqualTo(signature.headers("m", AT.minusMillis(999), BODY))
                .isNotEqualTo(signature.headers("m", AT.plusMillis(1), BODY));
    }

    @Test
    void servesManyThreadsAtOnce() {
        var signature = new DeliverySignature(Secrets.usable(List.of("optional-secret-key")));
        Map<String, String> expected = signature.headers("m", AT, BODY);

        assertThat(IntStream.range(0, 10_000).parallel().mapToObj(_ -> signature.headers("m", AT, BODY)))
                .containsOnly(expected);
    }

    @Test
    void hasOneToThreeSecrets() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeliverySignature(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliverySignature(Secrets.usable(
                        List.of("first-secret-0001", "first-secret-0002", "first-secret-0003", "first-secret-0004"))));
    }
}
