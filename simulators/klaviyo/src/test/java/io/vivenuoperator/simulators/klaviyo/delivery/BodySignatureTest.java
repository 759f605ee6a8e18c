package io.vivenuoperator.simulators.klaviyo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodySignatureTest {
    /** Case 2 of RFC 4231, its text divided at some place: there is nothing in between. */
    @Test
    void bodyAndTimestampAreSignedAsOneText() {
        assertThat(BodySignature.of("Jefe", "what do ya want ", "for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
}
