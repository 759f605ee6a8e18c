package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketIT extends OnAnEmptyLog {
    @Override
    Map<String, String> settings() {
        try {
            return Map.of(
                    "ENCRYPTION_KEYS_FILE",
                    Files.writeString(
                                    folder.resolve("encryption.json"),
                                    "{\"keys\":[{\"id\":\"one\",\"key\":\"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\"}]}")
                            .toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String ticket(String key, String body) throws Exception {
        return events.json(events.post(key, "/events/stream-tickets", body))
                .path("ticket")
                .asText();
    }

    @Test
    void opensOneStreamWithItsFilter() throws Exception {
        String ticket = ticket("shop", "{\"type\":\"user.*\",\"source\":[\"shop\",\"dach\"]}");
        events.publish("user.created", "dach");

        try (EventLines lines = events.stream("nobody", "/stream?since=2025-01-01&ticket=" + ticket)) {
            events.publish("order.created", "shop");
            events.publish("user.updated", "shop");

            assertThat(lines.types(1)).containsExactly("user.updated");
        }
        assertThat(events.ask("nobody", "/stream?ticket=" + ticket).statusCode())
                .isEqualTo(401);
    }

    @Test
    void isTakenOnceWhicheverProcessItIsBroughtTo() throws Exception {
        try (var other = new RunningEvents(db.runtimeUrl(), Files.createDirectory(folder.resolve("other")), settings())
                .ready()) {
            String first = ticket("all", "{}");
            String second = ticket("all", "{}");

            try (EventLines here = events.stream("nobody", "/stream?ticket=" + first);
                    EventLines there = other.stream("nobody", "/stream?ticket=" + second)) {
                assertThat(other.ask("nobody", "/stream?ticket=" + first).statusCode())
                        .isEqualTo(401);
                assertThat(events.ask("nobody", "/stream?ticket=" + second).statusCode())
                        .isEqualTo(401);
                assertThat(here.ended() || there.ended()).isFalse();
            }
        }
    }

    @Test
    void lastsOneMinute() throws Exception {
        JsonNode issued = events.json(events.post("all", "/events/stream-tickets", "{}"));

        assertThat(Duration.between(
                        Instant.now(), Instant.parse(issued.path("expiresAt").asText())))
                .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(61));
    }

    @Test
    void isBoundToItsFilter() throws Exception {
        assertThat(events.ask("nobody", "/stream?type=*&ticket=" + ticket("all", "{\"type\":\"user.*\"}"))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"abc", "a.b", "..", "cHJvY2Vzcw.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void othersAreNotKnown(String ticket) throws Exception {
        assertThat(events.ask("nobody", "/stream?ticket=" + ticket).statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesAKeyThatNoEventCanHave() throws Exception {
        var answer = events.post("all", "/events/stream-tickets", "{\"key\":\"" + "k".repeat(201) + "\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"User"}      | type
            {"type":7}           | type
            {"types":"a.b"}      | body
            {"type":"a.b","type":"a.c"} | body
            []                   | body
            {"source":"a**"}     | source
            {"key":""}           | key
            {                    | body
            """)
    void refusesWhatCantBeTaken(String body, String field) throws Exception {
        var answer = events.post("all", "/events/stream-tickets", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningEvents.read(answer.body())
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .asText())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"publisher, 403", "hooks, 403", "without, 403", "unknown, 401", "expired, 401", "nobody, 401"})
    void otherKeysGetNone(String key, int status) throws Exception {
        assertThat(events.post(key, "/events/stream-tickets", "{}").statusCode())
                .isEqualTo(status);
    }
}
