package io.vivenuoperator.vendor.eventbrite.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vivenuoperator.vendor.api.signature.DeliveryHead;
import io.vivenuoperator.vendor.api.signature.DeliveryProof;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathTokenVerifierTest {
    private static final String NEW = "n".repeat(43);
    private static final String OLD = "o".repeat(43);
    private static final byte[] BODY = {};

    private final PathTokenVerifier verifier = new PathTokenVerifier(List.of(NEW, OLD));

    @Test
    void whoKnowsThePathIsGenuine() {
        assertThat(verify(Optional.of(NEW))).isEqualTo(new DeliveryProof.Genuine(0));
        assertThat(verify(Optional.of(OLD))).isEqualTo(new DeliveryProof.Genuine(1));
    }

    @Test
    void anybodyElseProvesNothing() {
        assertThat(List.of(
                        verify(Optional.empty()),
                        verify(Optional.of("")),
                        verify(Optional.of(NEW + "n")),
                        verify(Optional.of(NEW.substring(1))),
                        verify(Optional.of(NEW.toUpperCase(Locale.ROOT))),
                        new PathTokenVerifier(List.of()).verify(new DeliveryHead(Map.of(), Optional.of(NEW)), BODY)))
                .containsOnly(new DeliveryProof.Unproved());
    }

    @Test
    void aHeaderIsNoPath() {
        assertThat(verifier.verify(new DeliveryHead(Map.of("X-Eventbrite-Signature", NEW)), BODY))
                .isEqualTo(new DeliveryProof.Unproved());
    }

    @Test
    void aTokenThatCanBeGuessedIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PathTokenVerifier(List.of(NEW, "short")))
                .withMessageContaining("32")
                .withMessageNotContaining("short");
    }

    @Test
    void theTokenIsNotPrinted() {
        assertThat(new DeliveryHead(Map.of("Authorization", NEW), Optional.of(NEW)).toString())
                .doesNotContain(NEW);
    }

    private DeliveryProof verify(Optional<String> token) {
        return verifier.verify(new DeliveryHead(Map.of(), token), BODY);
    }
}
