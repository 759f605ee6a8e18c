package io.vivenuoperator.events.cloudevent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.cloudevent.CloudEventVerdict.ReadEvents;
import io.vivenuoperator.events.cloudevent.CloudEventVerdict.WrongAttribute;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventReaderTest {
    private static final String LEAST =
            "\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/s\",\"type\":\"user.created\"";

    private final CloudEventReader reader = new CloudEventReader(3);

    private IncomingEvent read(String body) {
        return ((ReadEvents) reader.structured(body)).events().getFirst();
    }

    @Test
    void takesTheDataAsItStands() {
        assertThat(read("{" + LEAST + ", \"data\" : { \"b\": 1.0,\n \"a\": \"\\u00fc\" } }")
                        .payload())
                .isEqualTo("{ \"b\": 1.0,\n \"a\": \"\\u00fc\" }");
        assertThat(read("{\"data\":-0.50,\"time\":null," + LEAST + "}").payload())
                .isEqualTo("-0.50");
        assertThat(read("{" + LEAST + ",\"data\":\"a \\\" b\"}").payload()).isEqualTo("\"a \\\" b\"");
        assertThat(read("{" + LEAST + "}").payload()).isEqualTo("null");
        assertThat(read("{" + LEAST + ",\"data_base64\":\"eyJhIjogMX0=\"}").payload())
                .isEqualTo("{\"a\": 1}");
    }

    @Test
    void takesTheRestAsKeyTimeAndMetadata() {
        assertThat(
                        read(
                                "{" + LEAST
                                        + ",\"time\":\"2026-11-27T11:00:00.123456789+01:00\",\"subject\":\"s1\",\"partitionkey\":\"k1\",\"hops\":3,\"sampled\":true}"))
                .isEqualTo(new IncomingEvent(
                        "a",
                        "user.created",
                        "/s",
                        Optional.of("k1"),
                        "null",
                        Optional.of("{\"subject\":\"s1\",\"hops\":\"3\",\"sampled\":\"true\"}"),
                        Optional.of(Instant.parse("2026-11-27T10:00:00.123456Z"))));
        assertThat(read("{" + LEAST + ",\"subject\":\"s1\",\"datacontenttype\":\"application/json\"}"))
                .extracting(IncomingEvent::key, IncomingEvent::metadata)
                .containsExactly(Optional.of("s1"), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "body            | [1]",
                "body            | {",
                "body            | {LEAST} x",
                "specversion     | {\"id\":\"a\",\"source\":\"/s\",\"type\":\"t\"}",
                "specversion     | {\"specversion\":\"0.3\",\"id\":\"a\",\"source\":\"/s\",\"type\":\"t\"}",
                "id              | {\"specversion\":\"1.0\",\"source\":\"/s\",\"type\":\"t\"}",
                "id              | {\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/s\",\"type\":\"t\"}",
                "type            | {\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"/s\"}",
                "source          | {\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"a b\",\"type\":\"t\"}",
                "id              | {LEAST,\"id\":\"b\"}",
                "id              | {\"specversion\":\"1.0\",\"id\":\"a\\u0000\",\"source\":\"/s\",\"type\":\"t\"}",
                "time            | {LEAST,\"time\":\"2026-11-27\"}",
                "time            | {LEAST,\"time\":\"2026-02-30T10:00:00Z\"}",
                "time            | {LEAST,\"time\":\"1\"}",
                "subject         | {LEAST,\"subject\":\"\"}",
                "dataschema      | {LEAST,\"dataschema\":\"/relative\"}",
                "datacontenttype | {LEAST,\"datacontenttype\":\"text/plain\",\"data\":\"x\"}",
                "datacontenttype | {LEAST,\"datacontenttype\":\"application/protobuf\",\"data_base64\":\"AQ==\"}",
                "data_base64     | {LEAST,\"data_base64\":\"!\"}",
                "data_base64     | {LEAST,\"data_base64\":\"/w==\"}",
                "data_base64     | {LEAST,\"data_base64\":1}",
                "data_base64     | {LEAST,\"data\":1,\"data_base64\":\"MQ==\"}",
                "data            | {LEAST,\"data\":1,\"data\":2}",
                "traceParent     | {LEAST,\"traceParent\":\"x\"}",
                "extension       | {LEAST,\"extension\":{\"a\":1}}",
                "extension       | {LEAST,\"extension\":1.5}"
            })
    void namesTheAttributeThatIsWrong(String attribute, String body) {
        CloudEventVerdict verdict = reader.structured(body.replace("LEAST", LEAST));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        WrongAttribute.class,
                        wrong -> assertThat(wrong.attribute()).isEqualTo(attribute));
    }

    @Test
    void aBatchIsTakenWholeOrNotAtAll() {
        String good = "{" + LEAST + "}";

        assertThat(reader.batch("[" + good + "," + good + "]"))
                .isInstanceOfSatisfying(
                        ReadEvents.class, read -> assertThat(read.events()).hasSize(2));
        assertThat(reader.batch("[]")).isEqualTo(new ReadEvents(List.of()));
        assertThat(reader.batch("[" + good + ",{\"specversion\":\"1.0\"}]"))
                .isEqualTo(new WrongAttribute("[1].id", "is missing, every CloudEvent has one"));
        assertThat(reader.batch("[" + good + ",1]")).isInstanceOf(WrongAttribute.class);
        assertThat(reader.batch(good)).isInstanceOf(WrongAttribute.class);
        assertThat(reader.batch("[" + String.join(",", List.of(good, good, good, good)) + "]"))
                .isInstanceOf(WrongAttribute.class);
    }

    private static Map<String, String> headers(Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Ce-Specversion", "1.0", "ce-id", "a%20b", "CE-SOURCE", "/s", "ce-type", "user.created", "Host", "x"));
        headers.putAll(more);
        return headers;
    }

    @Test
    void readsHeaders() {
        assertThat(reader.binary(
                        headers(Map.of("ce-partitionkey", "k")), Optional.of("application/json; charset=utf-8"), "{ }"))
                .isEqualTo(new ReadEvents(List.of(new IncomingEvent(
                        "a b",
                        "user.created",
                        "/s",
                        Optional.of("k"),
                        "{ }",
                        Optional.of("{\"datacontenttype\":\"application/json; charset=utf-8\"}"),
                        Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource({
        "ce-time,yesterday,application/json,{},time",
        "ce-datacontenttype,application/json,application/json,{},datacontenttype",
        "ce-ext_1,x,application/json,{},ext_1",
        "ce-extension,%FF,application/json,{},extension",
        "ce-extension,x,text/plain,{},datacontenttype",
        "ce-extension,x,application/json,{,body"
    })
    void namesTheHeaderThatIsWrong(String name, String value, String contentType, String body, String attribute) {
        assertThat(reader.binary(headers(Map.of(name, value)), Optional.of(contentType), body))
                .isInstanceOfSatisfying(
                        WrongAttribute.class,
                        wrong -> assertThat(wrong.attribute()).isEqualTo(attribute));
    }

    @Test
    void takesAUriThatWasNotEncoded() {
        Map<String, String> head =
                Map.of("ce-specversion", "1.0", "ce-id", "a", "ce-source", "a%20b", "ce-type", "user.created");
        Map<String, String> encoded = new HashMap<>(head);
        encoded.put("ce-source", "a%2520b");

        assertThat(reader.binary(head, Optional.empty(), ""))
                .isEqualTo(reader.binary(encoded, Optional.empty(), ""))
                .isInstanceOfSatisfying(
                        ReadEvents.class,
                        read -> assertThat(read.events().getFirst().source()).isEqualTo("a%20b"));
    }

    @Test
    void theMediaTypeSaysTheMode() {
        assertThat(CloudEventMode.of(Optional.of("Application/CloudEvents+JSON; charset=UTF-8"), false))
                .isEqualTo(CloudEventMode.STRUCTURED);
        assertThat(CloudEventMode.of(Optional.of("application/cloudevents-batch+json"), true))
                .isEqualTo(CloudEventMode.BATCH);
        assertThat(CloudEventMode.of(Optional.of("application/json"), true)).isEqualTo(CloudEventMode.BINARY);
        assertThat(CloudEventMode.of(Optional.of("application/json"), false)).isEqualTo(CloudEventMode.NONE);
        assertThat(CloudEventMode.of(Optional.empty(), false)).isEqualTo(CloudEventMode.NONE);
    }
}
