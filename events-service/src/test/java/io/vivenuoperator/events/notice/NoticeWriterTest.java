package io.vivenuoperator.events.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeWriterTest {
    private static OutgoingEvent event(String type, String source, String payload) {
        return new OutgoingEvent(1, "e", type, source, Optional.of("k"), payload, Optional.empty(), Instant.EPOCH);
    }

    private static EventNotice notice(String type, String payload) {
        return new NoticeWriter().notice(event(type, "dach", payload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "null", "{\"eventName\":7,\"sold\":\"many\",\"dataThrough\":\"soon\"}"})
    void saysWhatItCanOfAPayloadWithoutTheFields(String payload) {
        assertThat(notice("event.sold_out", payload).headline()).isEqualTo("Sold out: an event");
        assertThat(notice("region.not_fresh", payload).facts()).containsExactly(new NoticeFact("Region", "dach"));
    }

    @Test
    void tellsNothingOfOthersPayloadsButTheirMessage() {
        EventNotice notice =
                notice("user.created", "{\"email\":\"user@example.com\",\"message\":\"A user\\nhas come\"}");

        assertThat(notice.headline()).isEqualTo("user.created from dach");
        assertThat(notice.facts())
                .containsExactly(new NoticeFact("Message", "A user has come"), new NoticeFact("About", "k"));
    }

    @Test
    void takesAnothersJobForNoPoll() {
        assertThat(notice("job.failed", "{\"kind\":\"full\"}"))
                .extracting(EventNotice::headline, EventNotice::incident)
                .containsExactly("job.failed from dach", Optional.empty());
    }

    @Test
    void digestsByRegionAndType() {
        List<OutgoingEvent> events = Stream.concat(
                        IntStream.range(0, 412).mapToObj(_ -> event("ticket.created", "dach", "{}")),
                        Stream.of(
                                event("event.sold_out", "dach", "{}"),
                                event("event.sold_out", "dach", "{}"),
                                event("ticket.voided", "italy", "{}"),
                                event("user.created", "italy", "{}"),
                                event("ticket.created", "spain", "{}")))
                .toList();
        var writer = new DigestWriter();

        assertThat(writer.text(events, Duration.ofSeconds(60), 20))
                .isEqualTo(new DigestWriter.DigestText(
                        "417 events in 60 s",
                        List.of(
                                "dach: 412 tickets in 60 s, sold out: 2",
                                "italy: voided tickets: 1, user.created: 1",
                                "spain: 1 ticket in 60 s")));
        assertThat(writer.text(events, Duration.ofSeconds(60), 2).lines())
                .containsExactly("dach: 412 tickets in 60 s, sold out: 2", "2 more: 3 events");
        assertThat(writer.text(events, Duration.ofSeconds(60), 1).lines()).containsExactly("3 more: 417 events");
    }
}
