package io.vivenuoperator.vendor.patreon.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.vendor.api.signature.DeliveryHead;
import io.vivenuoperator.vendor.api.signature.DeliveryProof;
import io.vivenuoperator.vendor.api.signature.HexHmac;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatreonVerifierTest {
    private static final String NEW = "a-new-secret";
    private static final String OLD = "sécret-€";
    private static final String BODY = "{\"data\":{\"type\":\"member\",\"attributes\":{\"full_name\":\"Zoë\"}}}";

    private final PatreonVerifier verifier = new PatreonVerifier(List.of(NEW, OLD));

    @Test
    void whatASecretSignsIsGenuine() {
        assertThat(verify(BODY, signed("HmacMD5", NEW, BODY))).isEqualTo(new DeliveryProof.Genuine(0));
        assertThat(verify(BODY, signed("HmacMD5", OLD, BODY))).isEqualTo(new DeliveryProof.Genuine(1));
        assertThat(verify(BODY + "\n", signed("HmacMD5", NEW, BODY + "\n"))).isEqualTo(new DeliveryProof.Genuine(0));
    }

    @Test
    void anythingElseIsUnproved() {
        assertThat(List.of(
                        verify(BODY, signed("HmacSHA256", NEW, BODY)),
                        verify(BODY, signed("HmacMD5", "another", BODY)),
                        verify(BODY + " ", signed("HmacMD5", NEW, BODY)),
                        verify(BODY, ""),
                        verifier.verify(new DeliveryHead(Map.of()), BODY.getBytes(UTF_8)),
                        new PatreonVerifier(List.of()).verify(new DeliveryHead(Map.of()), BODY.getBytes(UTF_8))))
                .containsOnly(new DeliveryProof.Unproved());
    }

    @Test
    void aSignedBodyThatIsNoObjectIsMalformed() {
        for (String body : List.of("", "[]", "hello", "{\"data\":")) {
            assertThat(verify(body, signed("HmacMD5", NEW, body))).as(body).isInstanceOf(DeliveryProof.Malformed.class);
        }
    }

    private DeliveryProof verify(String body, String signature) {
        return verifier.verify(new DeliveryHead(Map.of("x-patreon-signature", signature)), body.getBytes(UTF_8));
    }

    private static String signed(String algorithm, String secret, String body) {
        return new HexHmac(algorithm, secret).of(body.getBytes(UTF_8));
    }
}
