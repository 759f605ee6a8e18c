package io.vivenuoperator.simulators.patreon.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodySignatureTest {
    /** Case 2 of RFC 2202. */
    @Test
    void aBodyIsSignedWithHmacMd5() {
        assertThat(BodySignature.of("Jefe", "what do ya want for nothing?"))
                .isEqualTo("750c783e6ab0b503eaa86e310a5db738");
    }
}
