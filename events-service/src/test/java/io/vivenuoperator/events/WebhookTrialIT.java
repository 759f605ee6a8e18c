package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.events.LocalHook.ReceivedHook;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule B18. */
class WebhookTrialIT extends WithAHook {
    private HttpResponse<String> test(String key, String id) throws Exception {
        return events.send(key, "POST", "/webhooks/" + id + "/test", "", Map.of());
    }

    private static String signature(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isOneSignedEventThatSaysWhatItIs() throws Exception {
        String id = webhook("all", "user.*");

        JsonNode result = events.json(test("all", id));

        assertThat(endpoint.received()).hasSize(1);
        ReceivedHook sent = endpoint.received().getFirst();
        assertThat(sent.header("X-Signature")).isEqualTo(signature(sent.body()));
        assertThat(sent.json().at("/event/type").asText()).isEqualTo("webhook.triggered");
        assertThat(sent.json().at("/event/payload/subscriptionUid").asText()).isEqualTo(id);
        assertThat(result.path("delivered").booleanValue()).isTrue();
        assertThat(result.path("status").intValue()).isEqualTo(204);
        assertThat(result.path("reason").isNull()).isTrue();
        assertThat(db.number("SELECT count(*) FROM attempt")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"500, ServerError", "404, ClientError", "410, Gone", "302, Redirected", "429, Throttled"})
    void saysWhyItFailedAndChangesNothing(int status, String reason) throws Exception {
        String id = webhook("all", "user.*");
        endpoint.answers(status);

        JsonNode result = events.json(test("all", id));

        assertThat(result.path("delivered").booleanValue()).isFalse();
        assertThat(result.path("status").intValue()).isEqualTo(status);
        assertThat(result.path("reason").asText()).isEqualTo(reason);
        assertThat(db.number("SELECT count(*) FROM subscription WHERE active")).isEqualTo(1);
        assertThat(db.number("SELECT count(*) FROM retry")).isZero();
    }

    @Test
    void triesOneThatIsNotActive() throws Exception {
        String id = webhook("all", "user.*");
        db.execute("UPDATE subscription SET active = false, disabled_reason = 'Failing'");

        assertThat(events.json(test("all", id)).path("delivered").booleanValue())
                .isTrue();
    }

    @Test
    void triesOneOfKubernetes() throws Exception {
        String id = webhook("all", "user.*");
        db.execute("UPDATE subscription SET origin = 'kubernetes', namespace = 'ticketing', name = 'hook'");

        assertThat(events.json(test("all", id)).path("delivered").booleanValue())
                .isTrue();
    }

    @Test
    void isForThoseWhoSeeTheWebhook() throws Exception {
        String id = webhook("all", "user.*");

        assertThat(test("dach", id).statusCode()).isEqualTo(404);
        assertThat(test("reader", id).statusCode()).isEqualTo(403);
        assertThat(test("nobody", id).statusCode()).isEqualTo(401);
        assertThat(test("all", "none").statusCode()).isEqualTo(404);
        assertThat(endpoint.received()).isEmpty();
    }
}
