package io.vivenuoperator.vendor.klaviyo.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBatchReaderTest {
    private static final String TOPIC = "event:klaviyo.unsubscribed_from_email_marketing";

    @Test
    void anEventSaysWhoseItIsAndWhen() {
        EventBatch batch = read("""
                {"data":[{"topic":"%s","external_id":"4vRp","payload":{"data":{"type":"event","id":"4vRp",
                  "attributes":{"datetime":"2026-01-02T03:04:05+00:00"},
                  "relationships":{"profile":{"data":{"type":"profile","id":"01A"}}}}}}],"meta":{}}""".formatted(TOPIC));

        assertThat(batch.unreadable()).isEmpty();
        assertThat(batch.events())
                .containsExactly(new ProfileEvent(
                        "4vRp", TOPIC, Optional.of("01A"), Optional.of(Instant.parse("2026-01-02T03:04:05Z"))));
    }

    @Test
    void whatCantBeReadHoldsUpNoOther() {
        EventBatch batch = read(
                "{\"data\":[7,{\"topic\":\"t\",\"external_id\":7},{\"external_id\":\"a\"},{\"topic\":\"t\",\"external_id\":\"b\"}]}");

        assertThat(batch.events()).containsExactly(new ProfileEvent("b", "t", Optional.empty(), Optional.empty()));
        assertThat(batch.unreadable())
                .containsExactly(
                        "data.0.external_id: missing or not an id",
                        "data.1.external_id: missing or not an id",
                        "data.2.topic: missing or not an id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "[]", "{}", "{\"data\":{}}", "{\"data\":[]}x"})
    void anotherBodyHasNoEvents(String body) {
        assertThat(read(body).events()).isEmpty();
        assertThat(read(body).unreadable()).containsExactly("data: not a list");
    }

    private static EventBatch read(String body) {
        return EventBatchReader.read(body.getBytes(UTF_8));
    }
}
