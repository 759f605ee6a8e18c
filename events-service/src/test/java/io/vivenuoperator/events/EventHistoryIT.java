package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventHistoryIT extends OnAnEmptyLog {
    private final List<Long> seqs = new ArrayList<>();

    @BeforeEach
    void publish() throws Exception {
        seqs.clear();
        for (String one :
                List.of("user.created shop", "user.updated shop", "ticket.created dach", "order.created shop/berlin")) {
            String[] parts = one.split(" ", -1);
            seqs.add(events.publish(parts[0], parts[1]));
        }
    }

    private JsonNode page(String key, String query) throws Exception {
        return events.json(events.ask(key, "/events" + query));
    }

    private static String types(JsonNode page) {
        return String.join(
                " ",
                StreamSupport.stream(page.path("events").spliterator(), false)
                        .map(event -> event.path("type").asText())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                   | user.created user.updated ticket.created order.created
            ?type=user.created&limit=100&since=2025-01-01T00:00:00Z | user.created
            ?type=user.*                         | user.created user.updated
            ?type=*.created                      | user.created ticket.created order.created
            ?type=user.updated,ticket.*          | user.updated ticket.created
            ?type=user.updated&type=ticket.*     | user.updated ticket.created
            ?source=shop                         | user.created user.updated
            ?source=shop*                        | user.created user.updated order.created
            ?source=dach&type=*                  | ticket.created
            ?key=nothing                         | ''
            ?since=2199-01-01                    | ''
            ?until=2025-01-01                    | ''
            ?limit=2                             | user.created user.updated
            """)
    void answersWhatIsAskedFor(String query, String types) throws Exception {
        assertThat(types(page("all", query))).isEqualTo(types);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dach    | ticket.created
            shop    | user.created user.updated
            nowhere | ''
            reader  | user.created user.updated ticket.created order.created
            """)
    void aKeySeesItsSourcesOnly(String key, String types) throws Exception {
        assertThat(types(page(key, ""))).isEqualTo(types);
        assertThat(types(page(key, "?source=*"))).isEqualTo(types);
    }

    @Test
    void askingForAForeignSourceShowsNothing() throws Exception {
        assertThat(types(page("dach", "?source=shop"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"publisher, 403", "hooks, 403", "without, 403", "unknown, 401", "expired, 401", "nobody, 401"})
    void otherKeysMayNotAsk(String key, int status) throws Exception {
        assertThat(events.ask(key, "/events").statusCode()).isEqualTo(status);
    }

    @Test
    void pagesFollowOneAnother() throws Exception {
        JsonNode first = page("all", "?limit=3");
        JsonNode second = page("all", "?limit=3&after=" + first.path("next").asText());

        assertThat(first.path("next").longValue()).isEqualTo(seqs.get(2));
        assertThat(types(second)).isEqualTo("order.created");
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void anEventHasAllThatIsKnownOfIt() throws Exception {
        events.post(
                "all",
                "/events",
                "{\"id\":\"e1\",\"type\":\"a.b\",\"source\":\"s\",\"key\":\"k \\\"1\\\"\",\"time\":\"2026-11-27T12:00:00Z\",\"payload\":[1, 2],\"metadata\":{\"a\":1}}");

        JsonNode event = page("all", "?type=a.b&key=k%20%221%22").path("events").path(0);

        assertThat(event.path("id").asText()).isEqualTo("e1");
        assertThat(event.path("key").asText()).isEqualTo("k \"1\"");
        assertThat(event.path("timestamp").asText()).isEqualTo("2026-11-27T12:00:00Z");
        assertThat(Instant.parse(event.path("storedAt").asText())).isAfter(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(event.path("payload").toString()).isEqualTo("[1,2]");
        assertThat(event.path("metadata").toString()).isEqualTo("{\"a\":1}");
    }

    @Test
    void saysWhatIsGoneFromTheLog() throws Exception {
        db.execute("DELETE FROM message WHERE seq < " + seqs.get(2));

        JsonNode page = page("all", "?after=" + seqs.getFirst());

        assertThat(page.path("reset").path("earliest").longValue()).isEqualTo(seqs.get(2));
        assertThat(types(page)).isEqualTo("ticket.created order.created");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?typ=user.created     | typ
            ?type=User            | type
            ?type=                | type
            ?type=user.created,   | type
            ?source=a**           | source
            ?limit=0              | limit
            ?limit=1001           | limit
            ?limit=ten            | limit
            ?limit=1&limit=2      | limit
            ?since=yesterday      | since
            ?since=2026-02-01&until=2026-01-01 | since
            ?after=-1             | after
            ?after=abc            | after
            ?after=999999999999999999 | after
            ?key=                 | key
            ?key=%00              | key
            """)
    void refusesWhatCantBeTaken(String query, String parameter) throws Exception {
        var answer = events.ask("all", "/events" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningEvents.read(answer.body())
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .asText())
                .isEqualTo(parameter);
    }
}
