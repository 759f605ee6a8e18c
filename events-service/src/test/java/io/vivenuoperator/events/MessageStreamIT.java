package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageStreamIT extends OnAnEmptyLog {
    private EventLines connected(String key, String target) throws Exception {
        EventLines lines = events.stream(key, target);
        await().until(() -> lines.lines().contains(": connected"));
        return lines;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events/stream?type=user.created&source=auth-service", "/stream?type=user.created"})
    void tellsWhatIsPublished(String target) throws Exception {
        try (EventLines lines = connected("shop", target)) {
            events.publish("user.updated", "auth-service");
            long seq = events.publish("user.created", "auth-service", "{ \"userId\": \"123\" }");

            EventLines.Told told = lines.told(1).getFirst();

            assertThat(told.type()).isEqualTo("event");
            assertThat(told.id()).isEqualTo(Long.toString(seq));
            assertThat(told.data().path("event").path("payload").toString()).isEqualTo("{\"userId\":\"123\"}");
            assertThat(told.data().path("event").has("metadata")).isFalse();
            assertThat(lines.lines()).noneMatch(line -> line.startsWith("event:"));
            assertThat(lines.lines().getFirst()).matches("retry: [2-4]\\d{3}");
        }
    }

    @Test
    void aPayloadOfSeveralLinesIsOneFrame() throws Exception {
        try (EventLines lines = connected("all", "/stream")) {
            events.publish("a.b", "shop", "{\n  \"a\": 1,\r\n  \"b\": \"c\\nd\"\n}");

            assertThat(lines.told(1)
                            .getFirst()
                            .data()
                            .path("event")
                            .path("payload")
                            .path("b")
                            .asText())
                    .isEqualTo("c\nd");
        }
    }

    @Test
    void theHeadSaysThatNothingMayKeepIt() throws Exception {
        try (EventLines lines = connected("all", "/stream")) {
            assertThat(lines.answer().headers().map())
                    .containsEntry("content-type", List.of("text/event-stream"))
                    .containsEntry("cache-control", List.of("no-cache, no-transform"))
                    .containsEntry("x-accel-buffering", List.of("no"))
                    .doesNotContainKey("content-length");
        }
    }

    @Test
    void aKeyIsToldOfItsSourcesOnly() throws Exception {
        try (EventLines dach = connected("dach", "/stream?source=*");
                EventLines nowhere = connected("nowhere", "/stream");
                EventLines all = connected("all", "/stream")) {
            events.publish("a.foreign", "shop");
            events.publish("a.own", "dach");

            assertThat(all.types(2)).containsExactly("a.foreign", "a.own");
            assertThat(dach.types(1)).containsExactly("a.own");
            assertThat(nowhere.told()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "?lastEventId=", "?since="})
    void goesOnBehindAPlace(String way) throws Exception {
        events.publish("a.first", "shop");
        long second = events.publish("a.second", "shop");
        events.publish("a.third", "shop");
        boolean byHeader = way.equals("header");

        try (EventLines lines = events.stream(
                "all",
                byHeader ? "/stream" : "/stream" + way + second,
                byHeader ? Map.of("Last-Event-ID", Long.toString(second)) : Map.of())) {
            events.publish("a.fourth", "shop");

            assertThat(lines.types(2)).containsExactly("a.third", "a.fourth");
        }
    }

    @Test
    void beginsWithATime() throws Exception {
        events.publish("a.first", "shop");
        long second = events.publish("a.second", "shop");
        String at = db.text(
                "SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM message WHERE seq = "
                        + second);

        try (EventLines lines = events.stream("all", "/stream?since=" + at)) {
            assertThat(lines.types(1)).containsExactly("a.second");
        }
    }

    @Test
    void saysThatAPlaceIsNotInThisLog() throws Exception {
        long gone = events.publish("a.gone", "shop");
        db.execute("TRUNCATE message");
        events.publish("a.alsogone", "shop");
        long first = events.publish("a.first", "shop");
        db.execute("DELETE FROM message WHERE seq < " + first);

        for (String place : List.of(Long.toString(gone), "999999999999")) {
            try (EventLines lines = events.stream("all", "/stream?lastEventId=" + place)) {
                EventLines.Told reset = lines.told(2).getFirst();

                assertThat(reset.data().toString())
                        .isEqualTo("{\"type\":\"reset\",\"earliest\":" + first + ",\"requested\":" + place + "}");
                assertThat(lines.types(2).get(1)).isEqualTo("a.first");
            }
        }
    }

    @Test
    void theFirstFrameHasThePlaceForAReturn() throws Exception {
        long last = events.publish("a.b", "shop");
        await().untilAsserted(() -> {
            try (EventLines lines = connected("all", "/stream")) {
                assertThat(lines.lastId()).isEqualTo(Long.toString(last));
            }
        });
    }

    @Test
    void endsWhenItsKeyIsNotGoodAnyMore() throws Exception {
        try (EventLines lines = connected("dach", "/stream")) {
            events.changeKey(folder, "dach", Optional.empty());

            await().until(lines::ended);
            assertThat(lines.lines()).contains(": key_ended");
        } finally {
            events.changeKey(folder, "none", Optional.empty());
            await().until(() -> events.ask("dach", "/events").statusCode() == 200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?types=a.b                  | 400
            ?type=a                     | 400
            ?lastEventId=abc            | 400
            ?lastEventId=-1             | 400
            ?since=tomorrow             | 400
            ?since=1&since=2            | 400
            """)
    void refusesWhatCantBeTaken(String query, int status) throws Exception {
        assertThat(events.ask("all", "/events/stream" + query).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"publisher, 403", "hooks, 403", "without, 403", "unknown, 401", "expired, 401", "nobody, 401"})
    void otherKeysMayNotListen(String key, int status) throws Exception {
        assertThat(events.ask(key, "/stream").statusCode()).isEqualTo(status);
    }

    @Test
    void refusesABadPlaceInTheHeader() throws Exception {
        assertThat(events.send("all", "GET", "/stream", "", Map.of("Last-Event-ID", "x"))
                        .statusCode())
                .isEqualTo(400);
    }
}
