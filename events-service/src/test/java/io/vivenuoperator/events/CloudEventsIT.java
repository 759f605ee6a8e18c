package io.vivenuoperator.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsIT extends OnAnEmptyLog {
    private static final String ONE = "application/cloudevents+json; charset=utf-8";
    private static final String BATCH = "application/cloudevents-batch+json";

    private static String event(String id, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"%s\",\"type\":\"user.created\",\"source\":\"shop\",\"subject\":\"u1\",\"data\":%s}"
                .formatted(id, data);
    }

    private HttpResponse<String> send(String mediaType, String body) throws Exception {
        return events.send("shop", "POST", "/events", body, Map.of("Content-Type", mediaType));
    }

    private String stored() {
        return db.text(
                "SELECT string_agg(id || ' ' || type || ' ' || source || ' ' || key || ' ' || payload, ',' ORDER BY seq) FROM message");
    }

    @Test
    void takesOneInStructuredMode() throws Exception {
        assertThat(send(ONE, event("c1", "{ \"a\": 1.50 }")).statusCode()).isEqualTo(201);
        assertThat(stored()).isEqualTo("c1 user.created shop u1 { \"a\": 1.50 }");
    }

    @Test
    void takesABatch() throws Exception {
        assertThat(send(BATCH, "[" + event("c1", "1") + "," + event("c2", "2") + "]")
                        .body())
                .isEqualTo("{\"ids\":[\"c1\",\"c2\"]}");
        assertThat(stored()).isEqualTo("c1 user.created shop u1 1,c2 user.created shop u1 2");
    }

    @Test
    void takesOneInBinaryMode() throws Exception {
        var answer = events.send(
                "shop",
                "POST",
                "/events",
                "{\"a\": 1}",
                Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", "c1",
                        "ce-type", "user.created",
                        "ce-source", "shop",
                        "ce-subject", "u1",
                        "ce-time", "2026-11-27T12:00:00Z"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(stored()).isEqualTo("c1 user.created shop u1 {\"a\": 1}");
        assertThat(events.ask("shop", "/events").body()).contains("\"timestamp\":\"2026-11-27T12:00:00Z\"");
    }

    @Test
    void knowsARepetition() throws Exception {
        send(ONE, event("c1", "1"));

        assertThat(send(ONE, event("c1", "1")).statusCode()).isEqualTo(200);
        assertThat(send(ONE, event("c1", "2")).statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"specversion":"1.0","type":"a.b","source":"shop"}                               | id
            {"specversion":"0.3","id":"1","type":"a.b","source":"shop"}                      | specversion
            {"specversion":"1.0","id":"1","type":"A","source":"shop"}                        | type
            {"specversion":"1.0","id":"1","type":"a.b","source":"shop","data":"\\u0000"}     | data
            {"specversion":"1.0","id":"1","type":"a.b","source":"shop","time":"now"}         | time
            {"specversion":"1.0","id":"1","type":"a.b","source":false}                       | source
            {"specversion":"1.0","id":1,"type":"a.b","source":"shop"}                        | id
            {"specversion":1,"id":"1","type":"a.b","source":"shop"}                          | specversion
            {"specversion":"1.0","id":"1","type":"a.b","source":"shop","subject":7}          | subject
            {"specversion":"1.0","id":"1","type":"a.b","source":"shop","partitionkey":true}  | partitionkey
            {"specversion":"1.0","id":"1","type":"a.b","source":"shop","hops":8}             | metadata.hops
            []                                                                               | body
            """)
    void namesTheAttributeThatIsWrong(String body, String attribute) throws Exception {
        var answer = send(ONE, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningEvents.read(answer.body())
                        .path("errors")
                        .path(0)
                        .path("parameter")
                        .asText())
                .isEqualTo(attribute);
    }

    @Test
    void refusesAWholeBatch() throws Exception {
        var answer = send(BATCH, "[" + event("c1", "1") + "," + event("c2", "[".repeat(33) + "]".repeat(33)) + "]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("[1].data");
        assertThat(db.number("SELECT count(*) FROM message")).isZero();
    }
}
