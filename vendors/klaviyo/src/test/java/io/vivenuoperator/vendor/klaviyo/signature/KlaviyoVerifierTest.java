package io.vivenuoperator.vendor.klaviyo.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.vendor.api.signature.DeliveryHead;
import io.vivenuoperator.vendor.api.signature.DeliveryProof;
import io.vivenuoperator.vendor.api.signature.HexHmac;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KlaviyoVerifierTest {
    private static final String NEW = "a-new-secret-of-20-characters";
    private static final String OLD = "an-old-secret-of-21-characters";
    private static final String TIME = "Thu, 04 Jan 2024 18:05:25 GMT";
    private static final String BODY = "{\"data\":[],\"meta\":{\"klaviyo_webhook_id\":\"01HOOK\",\"note\":\"Zoë\"}}";

    private final KlaviyoVerifier verifier = new KlaviyoVerifier("01HOOK", List.of(NEW, OLD));

    @ParameterizedTest
    @ValueSource(strings = {TIME, "2024-01-04T18:05:25Z", "2024-01-04T18:05:25+00:00"})
    void whatASecretSignsIsGenuine(String time) {
        assertThat(verify(BODY, time, signed(NEW, BODY, time))).isEqualTo(new DeliveryProof.Genuine(0));
        assertThat(verify(BODY, time, signed(OLD, BODY, time))).isEqualTo(new DeliveryProof.Genuine(1));
    }

    @Test
    void anythingElseIsUnproved() {
        String good = signed(NEW, BODY, TIME);

        assertThat(List.of(
                        verify(BODY, TIME, signed("another-secret-of-21-chars", BODY, TIME)),
                        verify(BODY, TIME, ""),
                        verify(BODY, TIME, "sha256=" + good),
                        verify(BODY, TIME, signed(NEW, BODY, "")),
                        verify(BODY, TIME, signed(NEW, TIME, BODY)),
                        verify(BODY + "\n", TIME, good),
                        verify(BODY, "Thu, 04 Jan 2024 18:05:26 GMT", good),
                        verify(BODY, "2024-01-04T18:05:25Z", good)))
                .containsOnly(new DeliveryProof.Unproved());
    }

    @Test
    void aDeliveryIsForOneWebhook() {
        Map<String, String> head = head(TIME, signed(NEW, BODY, TIME));
        head.put("Klaviyo-Webhook-Id", "01OTHER");
        assertThat(verifier.verify(new DeliveryHead(head), BODY.getBytes(UTF_8)))
                .isEqualTo(new DeliveryProof.Unproved());

        String others = BODY.replace("01HOOK", "01OTHER");
        assertThat(verify(others, TIME, signed(NEW, others, TIME))).isInstanceOf(DeliveryProof.Malformed.class);
    }

    /** Nothing is between the two, so the last byte of the body may have become the first of the timestamp. */
    @Test
    void aByteThatMovedIsNoticed() {
        String shorter = BODY.substring(0, BODY.length() - 1);
        String longer = "}" + TIME;

        assertThat(signed(NEW, shorter, longer)).isEqualTo(signed(NEW, BODY, TIME));
        assertThat(verify(shorter, longer, signed(NEW, BODY, TIME))).isInstanceOf(DeliveryProof.Malformed.class);
    }

    /** A blank may have moved as well, and then the body is a document still. */
    @ParameterizedTest
    @ValueSource(strings = {"", " " + TIME, "yesterday"})
    void aSignedTimestampThatIsNoDateIsMalformed(String time) {
        assertThat(verify(BODY, time, signed(NEW, BODY, time)))
                .isEqualTo(new DeliveryProof.Malformed("the timestamp is not a date"));
    }

    @Test
    void aSignedBodyThatIsNoJsonIsMalformed() {
        assertThat(verify("hello", TIME, signed(NEW, "hello", TIME)))
                .isEqualTo(new DeliveryProof.Malformed("the body is not a JSON object"));
    }

    @Test
    void withoutHeadersNothingIsProved() {
        assertThat(verifier.verify(new DeliveryHead(Map.of()), BODY.getBytes(UTF_8)))
                .isEqualTo(new DeliveryProof.Unproved());
    }

    private DeliveryProof verify(String body, String time, String signature) {
        return verifier.verify(new DeliveryHead(head(time, signature)), body.getBytes(UTF_8));
    }

    private static Map<String, String> head(String time, String signature) {
        Map<String, String> head = new HashMap<>();
        head.put("klaviyo-timestamp", time);
        head.put("KLAVIYO-SIGNATURE", signature);
        head.put("Klaviyo-Webhook-Id", "01HOOK");
        return head;
    }

    private static String signed(String secret, String body, String time) {
        return new HexHmac("HmacSHA256", secret).of(body.getBytes(UTF_8), time.getBytes(UTF_8));
    }
}
