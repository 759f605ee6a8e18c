package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTypesIT extends OnAnEmptyLog {
    @Test
    void eachTypeHasASchemaThatItsExampleFits() throws Exception {
        JsonNode types = events.json(events.ask("reader", "/event-types")).path("eventTypes");

        var schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        List<String> names = new ArrayList<>();
        for (JsonNode type : types) {
            names.add(type.path("name").asText());
            assertThat(schemas.getSchema(type.path("schema")).validate(type.path("example")))
                    .as(type.path("name").asText())
                    .isEmpty();
        }
        assertThat(names).contains("ticket.created", "event.sold_out", "region.not_fresh", "webhook.triggered");
    }

    @Test
    void isNotSentTwice() throws Exception {
        String tag = events.ask("reader", "/event-types")
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(events.send("reader", "GET", "/event-types", "", Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({"nowhere, 200", "publisher, 403", "hooks, 403", "unknown, 401", "nobody, 401"})
    void isForThoseWhoMayReadEvents(String key, int status) throws Exception {
        assertThat(events.ask(key, "/event-types").statusCode()).isEqualTo(status);
    }
}
