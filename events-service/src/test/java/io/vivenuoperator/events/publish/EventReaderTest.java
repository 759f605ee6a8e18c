package io.vivenuoperator.events.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static SentEvents read(String body) throws BadEventException {
        return new EventReader().read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static BadEventException refusal(String body) {
        return catchThrowableOfType(BadEventException.class, () -> read(body));
    }

    private static String withPayload(String payload) {
        return "{\"type\":\"a.b\",\"source\":\"s\",\"payload\":" + payload + "}";
    }

    @Test
    void readsTheExampleOfTheRequirement() throws Exception {
        SentEvents sent = read("""
                {
                  "type": "user.created",
                  "source": "auth-service",
                  "payload": { "userId": "123" },
                  "metadata": { "ip": "127.0.0.1" }
                }
                """);

        assertThat(sent)
                .isEqualTo(new SentEvents(
                        List.of(new EventDraft(
                                Optional.empty(),
                                "user.created",
                                "auth-service",
                                Optional.empty(),
                                "{ \"userId\": \"123\" }",
                                Optional.of("{ \"ip\": \"127.0.0.1\" }"),
                                Optional.empty())),
                        true));
    }

    @Test
    void readsWhatPublishersMayAdd() throws Exception {
        EventDraft event =
                read("{\"id\":\"e-1\",\"key\":\"t1\",\"time\":\"2026-11-27T12:00:00+01:00\",\"payload\":null,\"source\":\"s\",\"type\":\"a.b\"}")
                        .events()
                        .getFirst();

        assertThat(event)
                .isEqualTo(new EventDraft(
                        Optional.of("e-1"),
                        "a.b",
                        "s",
                        Optional.of("t1"),
                        "null",
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-11-27T11:00:00Z"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b\" : 1,\n \"a\": [1.50, 1e3,\t-0]}",
                "\"text \\u00e4 \\ud83d\\ude00 ä 😀\"",
                "0.10",
                "-12345678901234567890.123456789",
                "true",
                "null",
                "[]",
                "{}",
                "{\"a\":1,\"a\":2}",
                "[[],{},\"]\"]"
            })
    void keepsAPayloadAsItWasSent(String payload) throws Exception {
        assertThat(read(withPayload(payload)).events().getFirst().payload()).isEqualTo(payload);
    }

    @Test
    void keepsALargePayloadAsItWasSent() throws Exception {
        String payload = "[\"" + "ä".repeat(32_000) + "\" , 12345]";

        assertThat(read("[" + withPayload("1") + " , " + withPayload(payload) + "]")
                        .events()
                        .get(1)
                        .payload())
                .isEqualTo(payload);
    }

    @Test
    void takesThirtyTwoLevels() throws Exception {
        assertThat(read(withPayload("[".repeat(32) + "]".repeat(32))).events()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"source":"s","payload":1}                                  | type
            {"type":"A.b","source":"s","payload":1}                     | type
            {"type":"user","source":"s","payload":1}                    | type
            {"type":"a..b","source":"s","payload":1}                    | type
            {"type":"a.*","source":"s","payload":1}                     | type
            {"type":7,"source":"s","payload":1}                         | type
            {"type":"a.b","payload":1}                                  | source
            {"type":"a.b","source":"","payload":1}                      | source
            {"type":"a.b","source":" s","payload":1}                    | source
            {"type":"a.b","source":"a,b","payload":1}                   | source
            {"type":"a.b","source":"*","payload":1}                     | source
            {"type":"a.b","source":"s\\u0000","payload":1}              | source
            {"type":"a.b","source":"s\\ud800","payload":1}              | source
            {"type":"a.b","source":"s"}                                 | payload
            {"type":"a.b","source":"s","payload":"a\\u0000b"}           | payload
            {"type":"a.b","source":"s","payload":{"\\u0000":1}}         | payload
            {"type":"a.b","source":"s","payload":1,"metadata":[]}       | metadata
            {"type":"a.b","source":"s","payload":1,"metadata":{"a":"\\u0000"}} | metadata
            {"type":"a.b","source":"s","payload":1,"id":""}             | id
            {"type":"a.b","source":"s","payload":1,"id":"a\\nb"}        | id
            {"type":"a.b","source":"s","payload":1,"id":1}              | id
            {"type":"a.b","source":"s","payload":1,"key":" "}           | key
            {"type":"a.b","source":"s","payload":1,"time":"yesterday"}  | time
            {"type":"a.b","source":"s","payload":1,"time":"1969-01-01T00:00:00Z"} | time
            {"type":"a.b","source":"s","payload":1,"type":"a.b"}        | type
            {"type":"a.b","source":"s","payload":1,"extra":1}           | body
            [{"type":"a.b","source":"s","payload":1},{"type":"a.b","source":"s"}] | [1].payload
            [{"type":"a.b","source":"s","payload":1},7]                 | [1]
            [{"type":"a.b","source":"s","payload":1,"x":1}]             | [0]
            []                                                          | body
            7                                                           | body
            {"type":"a.b"                                               | body
            {"type":"a.b","source":"s","payload":NaN}                   | body
            {"type":"a.b","source":"s","payload":1} 1                   | body
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
        assertThat(refusal(body.strip()).field()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1_000, 100_000})
    void refusesWhatIsTooDeep(int levels) {
        assertThat(refusal(withPayload("[".repeat(levels) + "]".repeat(levels))).field())
                .isEqualTo("payload");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertThat(refusal(withPayload("\"" + "ä".repeat(32_768) + "\"")).field())
                .isEqualTo("payload");
        assertThat(refusal("{\"type\":\"a.b\",\"source\":\"s\",\"payload\":1,\"metadata\":{\"a\":\"" + "x".repeat(4_096)
                                + "\"}}")
                        .field())
                .isEqualTo("metadata");
        assertThat(refusal("[" + (withPayload("1") + ",").repeat(1_000) + withPayload("1") + "]")
                        .detail())
                .contains("1000");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[] latin = withPayload("\"ä\"").getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = withPayload("1").getBytes(StandardCharsets.UTF_16);

        for (byte[] body : new byte[][] {latin, wide}) {
            assertThat(catchThrowableOfType(BadEventException.class, () -> new EventReader().read(body)))
                    .hasMessageContaining("UTF-8");
        }
    }

    @Test
    void quotesNothingOfTheBody() {
        assertThat(refusal("{\"type\":\"a.b\",\"source\":\"s\",\"payload\":canary}")
                        .detail())
                .doesNotContain("canary")
                .contains("line 1");
        assertThat(refusal("{\"canary\":1}").detail()).doesNotContain("canary");
    }
}
