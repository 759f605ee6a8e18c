package io.vivenuoperator.events.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventEnvelopeTest {
    private static final Instant AT = Instant.parse("2025-10-02T12:00:00Z");

    private static OutgoingEvent event(String id, String payload) {
        return new OutgoingEvent(
                7,
                id,
                "user.created",
                "auth-service",
                Optional.empty(),
                payload,
                Optional.of("{\"ip\": \"127.0.0.1\"}"),
                AT);
    }

    @Test
    void isWhatTheRequirementShows() {
        String event = EventEnvelope.event(event("event-123", "{\"userId\":\"123\"}"));

        assertThat(EventEnvelope.delivery(event, AT.plusSeconds(1))).isEqualTo("""
                        {"event":{"id":"event-123","type":"user.created","source":"auth-service","payload":{"userId":"123"},\
                        "timestamp":"2025-10-02T12:00:00Z"},"deliveredAt":"2025-10-02T12:00:01Z"}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "[ 1.50e+1 ]", "{ \"10\": 1,\n\"2\" : \"\\u00fc\\/\" }", "\"text\"", "{\"a\":1,\"a\":2}"
            })
    void keepsThePayloadAsItWasSent(String payload) {
        assertThat(EventEnvelope.event(event("e", payload))).contains("\"payload\":" + payload + ",\"timestamp\"");
    }

    @Test
    void sendsMetadataOnlyWhenAsked() {
        assertThat(EventEnvelope.event(event("e", "{}"))).doesNotContain("127.0.0.1");
        assertThat(EventEnvelope.eventWithMetadata(event("e", "{}")))
                .contains("\"payload\":{},\"metadata\":{\"ip\": \"127.0.0.1\"},\"timestamp\"");
    }

    @Test
    void writesTheDeliveryInMilliseconds() {
        assertThat(EventEnvelope.delivery("{}", AT.plusNanos(201_999_999)))
                .isEqualTo("{\"event\":{},\"deliveredAt\":\"2025-10-02T12:00:00.201Z\"}");
    }

    @Test
    void escapesAsJavaScriptDoes() throws Exception {
        String text = "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028é🏃\ud800x\udc00";

        assertThat(JsonText.quoted(text))
                .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u2028é🏃\\ud800x\\udc00\"");
        assertThat(new JsonMapper().readTree(JsonText.quoted(text)).asText()).isEqualTo(text);
    }

    @Test
    void aHeaderHoldsAnyText() {
        String text = "a \"b\" 100% ü🏃\r\nx: y";

        assertThat(HeaderText.of(text)).isEqualTo("a%20%22b%22%20100%25%20%C3%BC%F0%9F%8F%83%0D%0Ax:%20y");
        assertThat(HeaderText.read(HeaderText.of(text))).contains(text);
        assertThat(HeaderText.read("%FF")).isEmpty();
        assertThat(HeaderText.read("ü")).isEmpty();
        assertThat(HeaderText.read("100%")).contains("100%");
    }
}
