package io.vivenuoperator.salesapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.salesapi.StreamReader.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes, as it changes. */
@Isolated("counts messages a second")
class StreamIT extends OnOnePortfolio {
    private static final Instant LATER = Instant.parse("2026-11-22T12:20:00Z");
    private static final Duration SOON = Duration.ofSeconds(1);

    private static List<String> regions(List<Message> messages) {
        return messages.stream()
                .map(message -> message.data().path("region").textValue())
                .toList();
    }

    private static boolean isSaleOf(Message message, String region) {
        return message.event().equals("sales")
                && message.data().path("region").textValue().equals(region);
    }

    @Test
    void firstComesEverythingThenWhatChanges() throws Exception {
        try (StreamReader reader = api.stream("dach", "/v1/stream")) {
            JsonNode snapshot = reader.next("snapshot").data();
            long begin = System.nanoTime();
            Portfolio.sell(changing(), "dach", "e1", "t9", LATER);
            Message sales = reader.next(message -> message.event().equals("sales"), SOON);
            System.out.println("sale committed to message read: "
                    + Duration.ofNanos(System.nanoTime() - begin).toMillis() + " ms");

            assertThat(reader.answer().headers().firstValue("content-type")).hasValue("text/event-stream");
            assertThat(reader.answer().headers().firstValue("cache-control")).hasValue("no-store");
            assertThat(reader.answer().headers().firstValue("x-accel-buffering"))
                    .hasValue("no");
            assertThat(reader.lines().getFirst()).matches("retry: [2-5]\\d{3}");
            assertThat(snapshot.path("region").textValue()).isEqualTo("dach");
            assertThat(snapshot.path("events").findValuesAsText("event_id")).containsExactly("e1", "e2", "open");
            assertThat(snapshot.path("trust").path("data_through").textValue()).isEqualTo("2026-11-22T12:30:00Z");
            assertThat(sales.data().path("events").toString())
                    .isEqualTo("[{\"event_id\":\"e1\",\"status\":\"soldOut\",\"total_sold\":2,\"total_available\":0,"
                            + "\"percent_sold\":100.0,\"delta\":1}]");
        }
    }

    @Test
    void aKnownIdGoesOnWhereItWas() throws Exception {
        String id;
        try (StreamReader reader = api.stream("dach", "/v1/stream")) {
            id = reader.next("snapshot").id();
        }
        Portfolio.sell(changing(), "dach", "e1", "t9", LATER);

        try (StreamReader reader = api.stream("dach", "/v1/stream", Map.of("Last-Event-ID", id))) {
            reader.next("sales");

            assertThat(reader.messages("snapshot")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"x", "%00", "AAAA", "0", "-1"})
    void anIdThatIsNotOursBeginsAnew(String id) throws Exception {
        try (StreamReader reader = api.stream("dach", "/v1/stream", Map.of("Last-Event-ID", id))) {
            assertThat(reader.next("snapshot").data().path("region").textValue())
                    .isEqualTo("dach");
        }
    }

    @Test
    void anIdOfAnotherQuestionBeginsAnew() throws Exception {
        String id;
        try (StreamReader reader = api.stream("all", "/v1/stream?event=dach/e2")) {
            id = reader.next("snapshot").id();
        }
        try (StreamReader reader = api.stream("all", "/v1/stream?event=dach/e1", Map.of("Last-Event-ID", id))) {
            assertThat(reader.next("snapshot").data().path("events").findValuesAsText("event_id"))
                    .containsExactly("e1");
        }
    }

    @Test
    void onlyTheRegionsAndEventsThatWereAskedFor() throws Exception {
        try (StreamReader usa = api.stream("all", "/v1/stream?region=usa,nowhere");
                StreamReader one = api.stream("all", "/v1/stream?event=ticketing/italy/e1,usa/e2")) {
            await().until(() -> one.messages("snapshot").size() == 2);
            Portfolio.sell(changing(), "usa", "e1", "t8", LATER);
            Portfolio.sell(changing(), "ticketing/italy", "e1", "t9", LATER);
            Portfolio.sell(changing(), "dach", "e1", "t9", LATER);
            usa.next("sales");
            one.next("sales");

            assertThat(regions(usa.messages())).containsOnly("usa");
            assertThat(regions(one.messages("snapshot"))).containsExactly("ticketing/italy", "usa");
            assertThat(one.messages("snapshot").get(1).data().path("events").findValuesAsText("event_id"))
                    .containsExactly("e2");
            assertThat(regions(one.messages("sales"))).containsExactly("ticketing/italy");
        }
    }

    /** Whoever sees one region reads the same with and without the sales of others, ids included. */
    @Test
    void nothingTellsOfRegionsThatTheKeyDoesNotSee() throws Exception {
        try (StreamReader dach = api.stream("dach", "/v1/stream");
                StreamReader asked = api.stream("dach", "/v1/stream?region=usa,dach,ticketing/italy");
                StreamReader nowhere = api.stream("nowhere", "/v1/stream");
                StreamReader all = api.stream("all", "/v1/stream")) {
            dach.next("snapshot");
            asked.next("snapshot");
            await().until(() -> all.messages("snapshot").size() == 3);
            for (int sale = 0; sale < 3; sale++) {
                int sold = sale + 1;
                Portfolio.sell(changing(), "usa", "e1", "u" + sale, LATER);
                await().until(() -> all.messages("sales").size() == sold);
            }
            Portfolio.sell(changing(), "dach", "e1", "t9", LATER);
            dach.next("sales");
            asked.next("sales");

            for (StreamReader reader : List.of(dach, asked, nowhere)) {
                assertThat(reader.lines())
                        .filteredOn(line -> !line.startsWith("id: "))
                        .noneMatch(line -> line.contains("usa") || line.contains("italy"));
            }
            assertThat(nowhere.messages()).isEmpty();
            // The first message after the snapshot has the next number, whatever happened elsewhere.
            assertThat(number(dach.next("sales").id())
                            - number(dach.next("snapshot").id()))
                    .isEqualTo(1);
        }
    }

    private static long number(String id) {
        var text = new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2);
        return Long.parseLong(text.substring(text.lastIndexOf('=') + 1));
    }

    @Test
    void anIdThatNamesAForeignRegionShowsNothingOfIt() throws Exception {
        String id;
        try (StreamReader reader = api.stream("all", "/v1/stream?region=usa")) {
            id = reader.next("snapshot").id();
        }
        try (StreamReader reader = api.stream("dach", "/v1/stream", Map.of("Last-Event-ID", id))) {
            reader.next("snapshot");
            Portfolio.sell(changing(), "usa", "e1", "u1", LATER);
            Portfolio.sell(changing(), "dach", "e1", "t9", LATER);
            reader.next("sales");

            assertThat(regions(reader.messages())).containsOnly("dach");
        }
    }

    @Test
    void inARushThereAreTwoMessagesASecond() throws Exception {
        try (StreamReader reader = api.stream("dach", "/v1/stream")) {
            reader.next("snapshot");
            long begin = System.nanoTime();
            List<Integer> sold = new ArrayList<>();
            while (System.nanoTime() - begin < Duration.ofSeconds(3).toNanos()) {
                Portfolio.sell(changing(), "dach", "e1", "r" + sold.size(), LATER.plusSeconds(sold.size()));
                sold.add(1);
            }
            await().untilAsserted(() -> assertThat(reader.messages("sales").stream()
                            .mapToLong(message -> message.data()
                                    .path("events")
                                    .path(0)
                                    .path("delta")
                                    .longValue())
                            .sum())
                    .isEqualTo(sold.size()));

            assertThat(reader.messages("sales")).hasSizeBetween(4, 8);
        }
    }

    @Test
    void aStatusThatChangesByTheClockIsTold() throws Exception {
        try (StreamReader reader = api.stream("dach", "/v1/stream")) {
            reader.next("snapshot");

            changing().execute("UPDATE event SET sell_end = now() + interval '2 s' WHERE event_id = 'open'");

            Message told = reader.next(
                    message -> isSaleOf(message, "dach")
                            && message.data()
                                    .path("events")
                                    .path(0)
                                    .path("status")
                                    .asText()
                                    .equals("past"),
                    Duration.ofSeconds(5));
            assertThat(told.data().path("events").path(0).path("event_id").textValue())
                    .isEqualTo("open");
        }
    }

    @Test
    void whoseKeyIsTakenAwayIsToldSoWithinTwoSeconds() throws Exception {
        try (StreamReader revoked = api.stream("dach", "/v1/stream");
                StreamReader changed = api.stream("sales", "/v1/stream");
                StreamReader other = api.stream("italy", "/v1/stream")) {
            revoked.next("snapshot");
            changed.next("snapshot");
            other.next("snapshot");

            api.changeKey(changingKeys(), "dach", Optional.empty());
            assertThat(revoked.next(message -> message.event().equals("bye"), Duration.ofSeconds(2))
                            .data()
                            .path("reason")
                            .textValue())
                    .isEqualTo("UnknownKey");
            api.changeKey(changingKeys(), "sales", Optional.of("\"regions\":[\"usa\"],\"scopes\":[\"sales\"]"));
            assertThat(changed.next("bye").data().path("reason").textValue()).isEqualTo("KeyChanged");
            await().until(() -> revoked.ended() && changed.ended());

            assertThat(other.ended()).isFalse();
        }
    }

    @Test
    void whoseKeyExpiresIsToldSo() throws Exception {
        api.changeKey(
                changingKeys(),
                "dach",
                Optional.of("\"regions\":[\"dach\"],\"scopes\":[\"sales\"],\"expiresAt\":\""
                        + Instant.now().plusSeconds(3) + "\""));
        await().until(() -> api.ask("dach", "/v1/quality").statusCode() == 403);
        try (StreamReader reader = api.stream("dach", "/v1/stream")) {
            assertThat(reader.next("bye").data().path("reason").textValue()).isEqualTo("UnknownKey");
        }
    }

    @Test
    void aShutdownSaysGoodbyeAndDoesNotWaitForStreams() throws Exception {
        StreamReader reader = api.stream("dach", "/v1/stream");
        reader.next("snapshot");

        stopping().close();

        assertThat(reader.next("bye").data().path("reason").textValue()).isEqualTo("Shutdown");
        await().until(reader::ended);
    }

    @Test
    void headHasNoContentAndOtherMethodsAreNotAllowed() throws Exception {
        Map<String, String> key = Map.of("Authorization", "Bearer " + api.key("all"));

        var head = api.send("HEAD", "/v1/stream", key);
        var post = api.send("POST", "/v1/stream", key);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("allow")).hasValue("GET, HEAD, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            regions=dach     | regions | did you mean region?
            event=e1         | event   | must be region/event_id
            event=dach/      | event   | must be region/event_id
            event=/e1        | event   | must be region/event_id
            region=a&region=b | region | give it once
            """)
    void aParameterThatCannotBeTakenIsNamed(String query, String parameter, String detail) throws Exception {
        var answer = api.ask("all", "/v1/stream?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = RunningApi.read(answer.body()).path("errors").path(0);
        assertThat(error.path("parameter").textValue()).isEqualTo(parameter);
        assertThat(error.path("detail").textValue()).contains(detail);
    }
}
