package io.vivenuoperator.simulator.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookBodyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | object",
                "{'url':'https://a.b'} | name",
                "{'name':'four','url':'https://a.b'} | name",
                "{'name':'a name of thirty-one characters','url':'https://a.b'} | name",
                "{'name':'a name'} | url",
                "{'name':'a name','url':'ftp://a.b'} | url",
                "{'name':'a name','url':'http://a.b'} | url",
                "{'name':'a name','url':'https://'} | url",
                "{'name':'a name','url':7} | url",
                "{'name':'a name','url':'https://a.b','enabled':'yes'} | enabled",
                "{'name':'a name','url':'https://a.b','events':['ticket.created']} | events",
                "{'name':'a name','url':'https://a.b','events':{'ticket.deleted':true}} | ticket.deleted",
                "{'name':'a name','url':'https://a.b','events':{'ticket.created':1}} | ticket.created",
                "{'name':'a name','url':'https://a.b','hmacKey':7} | hmacKey",
                "{'name':'a name','url':'https://a.b','active':true} | active"
            })
    void aBodyThatBreaksTheSchemaIsRefusedByField(String body, String field) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WebhookBody.of(json(body), false))
                .withMessageContaining(field);
    }

    @Test
    void nullTakesTheKeyAwayAndAbsenceKeepsIt() throws IOException {
        Webhook old = WebhookBody.of(json("{'name':'a name','url':'https://a.b','hmacKey':'k'}"), false)
                .create("1");

        Webhook kept = WebhookBody.of(json("{'name':'a name','url':'https://a.b'}"), false)
                .applyTo(old);
        Webhook taken = WebhookBody.of(json("{'name':'a name','url':'https://a.b','hmacKey':null}"), false)
                .applyTo(old);

        assertThat(kept.hmacKey()).contains("k");
        assertThat(taken.hmacKey()).isEqualTo(Optional.empty());
    }

    @Test
    void aWebhookWantsWhatItSubscribedToWhileItIsEnabled() throws IOException {
        String events = "'events':{'ticket.created':true,'ticket.updated':false}";
        Webhook enabled = WebhookBody.of(json("{'name':'a name','url':'https://a.b'," + events + "}"), false)
                .create("1");
        Webhook disabled = WebhookBody.of(json("{'name':'a name','url':'https://a.b','enabled':false}"), false)
                .applyTo(enabled);

        assertThat(enabled.wants("ticket.created")).isTrue();
        assertThat(enabled.wants("ticket.updated")).isFalse();
        assertThat(enabled.wants("event.created")).isFalse();
        assertThat(disabled.wants("ticket.created")).isFalse();
    }

    @Test
    void theKeyIsNotPrinted() throws IOException {
        WebhookBody body = WebhookBody.of(json("{'name':'a name','url':'https://a.b','hmacKey':'secret-k'}"), false);

        assertThat(body.toString() + body.create("1")).doesNotContain("secret-k");
    }

    @Test
    void vivenuHas45EventTypes() {
        assertThat(WebhookEvents.TYPES).hasSize(45);
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
