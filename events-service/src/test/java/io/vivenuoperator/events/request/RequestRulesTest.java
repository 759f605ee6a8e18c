package io.vivenuoperator.events.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.envelope.OutgoingEvent;
import io.vivenuoperator.events.format.DeliveryContent;
import io.vivenuoperator.events.signature.DeliverySignature;
import io.vivenuoperator.events.signature.SigningSecret;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    private static final DeliveryContent CONTENT =
            new DeliveryContent("{}".getBytes(UTF_8), Map.of("Content-Type", "application/json"));
    private static final AttemptContext SECOND = new AttemptContext(
            2,
            Optional.of("nightly"),
            Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
            Instant.EPOCH);

    private static OutgoingEvent event(String type, String key) {
        return new OutgoingEvent(1, "e", type, "dach", Optional.of(key), "{}", Optional.empty(), Instant.EPOCH);
    }

    private final AttemptHeaders headers = new AttemptHeaders("vivenu-operator/1", Map.of("Authorization", "Bearer t"));

    @Test
    void aWebhookIsToldWhatWeSend() {
        var signature = new DeliverySignature(List.of(SigningSecret.generated(new SecureRandom())));

        assertThat(headers.of(event("event.sold_out", "k"), CONTENT, Optional.of(signature), SECOND))
                .containsOnlyKeys(
                        "Content-Type",
                        "User-Agent",
                        "Authorization",
                        "X-Signature",
                        "webhook-id",
                        "webhook-timestamp",
                        "webhook-signature",
                        "X-Event-Type",
                        "X-Attempt",
                        "X-Replay",
                        "traceparent")
                .containsEntry("X-Event-Type", "event.sold_out")
                .containsEntry("X-Attempt", "2")
                .containsEntry("X-Replay", "nightly");
    }

    @Test
    void aChatGetsWhatItsApiAsksFor() {
        assertThat(headers.of(event("event.sold_out", "k"), CONTENT, Optional.empty(), SECOND))
                .containsOnlyKeys("Content-Type", "User-Agent", "Authorization");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host",
                "content-type",
                "Content-Encoding",
                "CONNECTION",
                "Transfer-Encoding",
                "Cookie",
                "Proxy-Authorization",
                "X-Signature",
                "webhook-id",
                "traceparent",
                "ce-type",
                "a b",
                "",
                "ü"
            })
    void refusesNamesThatAreTaken(String name) {
        assertThat(UserHeaders.problem(Map.of(name, "secret-value")))
                .hasValueSatisfying(
                        problem -> assertThat(problem).startsWith("headers").doesNotContain("secret-value"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " x", "x\n", "x\r\nHost: y", "ü", "x\u0000"})
    void refusesValuesThatHttpCannotHold(String value) {
        assertThat(UserHeaders.problem(Map.of("Authorization", value)))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("headers.Authorization: must be"));
    }

    @Test
    void takesOthers() {
        assertThat(UserHeaders.problem(Map.of("Authorization", "Bearer a b", "X-Api-Key", "k")))
                .isEmpty();
        assertThat(UserHeaders.problem(Map.of("X-Key", "1", "x-key", "2"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.com/in,https://hooks.example.com/in",
        "https://hooks.example.com/in?a=1&sig=s%3Dx&flag,https://hooks.example.com/in?a=***&sig=***&***",
        "https://user:password@hooks.example.com/in,https://hooks.example.com/in",
        "https://hooks.example.com/in?,https://hooks.example.com/in?***"
    })
    void masksWhatAWebhooksQuerySays(String url, String shown) {
        assertThat(ShownUrl.ofWebhook(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.slack.com/services/T0/B0/x,https://hooks.slack.com/***",
        "https://prod-1.logic.azure.com:443/workflows/1?sig=s,https://prod-1.logic.azure.com:443/***",
        "https://u:p@discord.com/api/webhooks/1/t,https://discord.com/***"
    })
    void masksAChatsPath(String url, String shown) {
        assertThat(ShownUrl.ofChat(url)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/webhook?a=canary&b=canary, https://example.com/webhook?a=***&b=***",
        "https://example.com?a=canary, https://example.com?a=***",
        "https://hooks.slack.com/services/canary, https://hooks.slack.com/***",
        "https://HOOKS.slack.com./services/canary, https://HOOKS.slack.com./***",
        "https://prod-1.westeurope.logic.azure.com:443/workflows/canary?sig=canary, https://prod-1.westeurope.logic.azure.com:443/***",
        "https://canary@discord.com/api/webhooks/canary, https://discord.com/***",
        "canary, ***"
    })
    void knowsAChatByItsHost(String url, String shown) {
        assertThat(ShownUrl.of(url)).isEqualTo(shown);
    }
}
