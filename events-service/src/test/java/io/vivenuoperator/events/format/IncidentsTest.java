package io.vivenuoperator.events.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has begun is ended by the event that says so, and by no other. */
class IncidentsTest {
    private static JsonNode sent(String format, String type) throws IOException {
        OutgoingEvent event = SampleEvents.all().stream()
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
        FormatOutcome outcome = SampleFormats.all().get(format).format(event, SampleEvents.DELIVERED);
        return new JsonMapper().readTree(SampleFormats.content(outcome).body());
    }

    @ParameterizedTest
    @CsvSource({
        "region.not_fresh,region.fresh_again",
        "job.failed,job.completed",
        "subscription.failing,subscription.recovered",
        "subscription.disabled,subscription.recovered"
    })
    void pagerDutyResolvesWhatItTriggered(String begins, String ends) throws IOException {
        JsonNode trigger = sent("pagerduty", begins);
        JsonNode resolve = sent("pagerduty", ends);

        assertThat(trigger.path("event_action").asText()).isEqualTo("trigger");
        assertThat(resolve.path("event_action").asText()).isEqualTo("resolve");
        assertThat(resolve.path("dedup_key")).isEqualTo(trigger.path("dedup_key"));
    }

    @ParameterizedTest
    @CsvSource({
        "region.not_fresh,region.fresh_again",
        "job.failed,job.completed",
        "subscription.failing,subscription.recovered",
        "subscription.disabled,subscription.recovered"
    })
    void alertmanagerEndsTheSameAlert(String begins, String ends) throws IOException {
        JsonNode begin = sent("alertmanager", begins).path(0);
        JsonNode end = sent("alertmanager", ends).path(0);

        assertThat(end.path("labels")).isEqualTo(begin.path("labels"));
        assertThat(Instant.parse(begin.path("endsAt").asText())).isAfter(SampleEvents.DELIVERED);
        assertThat(Instant.parse(end.path("endsAt").asText())).isBefore(SampleEvents.DELIVERED);
    }
}
