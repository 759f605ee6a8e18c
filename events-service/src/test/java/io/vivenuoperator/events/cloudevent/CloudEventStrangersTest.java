package io.vivenuoperator.events.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.vivenuoperator.events.cloudevent.CloudEventVerdict.ReadEvents;
import io.vivenuoperator.events.envelope.HeaderText;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The CloudEvents SDK for Java reads what we write and writes what we read, for generated messages. */
class CloudEventStrangersTest {
    private static final int MESSAGES = 300;
    private static final String PREFIX = "io.vivenu-operator.";
    private static final List<String> WORDS =
            List.of("dach", "tenant/italy", "auth-service", "HYROX München", "🏃 100 %", "a:b", "\"q\"", "//x", "x y");
    private static final List<String> PAYLOADS = List.of(
            "{\"a\":1}",
            "{ \"10\": 1.50, \"2\": [true, null] }",
            "[]",
            "\"München \\ud83c\\udfc3\"",
            "-0.5",
            "null",
            "{\"text\":\"a\\u2028\\\"b\"}");

    private final CloudEventWriter writer = new CloudEventWriter(PREFIX);
    private final CloudEventReader reader = new CloudEventReader(1_000);
    private final JsonFormat theirs = new JsonFormat();

    static Stream<OutgoingEvent> messages() {
        var random = new Random(62);
        return IntStream.range(0, MESSAGES)
                .mapToObj(seq -> new OutgoingEvent(
                        seq,
                        "id-" + one(random, WORDS) + random.nextInt(),
                        "event.sold_out",
                        one(random, WORDS),
                        random.nextBoolean() ? Optional.of(one(random, WORDS)) : Optional.empty(),
                        one(random, PAYLOADS),
                        Optional.empty(),
                        Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000) * 1_000L)));
    }

    /** The SDK neither encodes nor decodes headers, as the binding asks; what needs it is judged by {@link #weReadOurOwn}. */
    static Stream<OutgoingEvent> plainMessages() {
        return messages()
                .filter(message -> Stream.of(
                                message.id(),
                                SourceReference.of(message.source()),
                                message.key().orElse(""))
                        .allMatch(text -> HeaderText.of(text).equals(text)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void weReadOurOwn(OutgoingEvent message) {
        var plain = new CloudEventWriter("");
        CloudEventVerdict structured = reader.structured(plain.structured(message));
        Optional<String> metadata = Optional.of("{\"sequence\":\"%020d\"}".formatted(message.seq()));

        assertThat(reader.binary(plain.headers(message), Optional.of("application/json"), message.payload()))
                .isEqualTo(structured);
        assertThat(structured).isEqualTo(new ReadEvents(List.of(expected(message, metadata))));
    }

    private static String one(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void theyReadOurStructuredEvents(OutgoingEvent message) {
        isTheSame(theirs.deserialize(writer.structured(message).getBytes(UTF_8)), message);
    }

    @ParameterizedTest
    @MethodSource("plainMessages")
    void theyReadOurBinaryEvents(OutgoingEvent message) {
        MessageReader read = HttpMessageFactory.createReader(
                writer.headers(message), message.payload().getBytes(UTF_8));

        isTheSame(read.toEvent(), message);
    }

    private static void isTheSame(CloudEvent event, OutgoingEvent message) {
        assertThat(event.getId()).isEqualTo(message.id());
        assertThat(event.getType()).isEqualTo(PREFIX + message.type());
        assertThat(event.getSource()).isEqualTo(URI.create(SourceReference.of(message.source())));
        assertThat(Objects.requireNonNull(event.getTime()).toInstant()).isEqualTo(message.timestamp());
        assertThat(Optional.ofNullable(event.getSubject())).isEqualTo(message.key());
        assertThat(Optional.ofNullable(event.getExtension("partitionkey"))).isEqualTo(message.key());
        assertThat(event.getExtension("sequence")).isEqualTo("%020d".formatted(message.seq()));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(json(event)).isEqualTo(tree(message.payload()));
    }

    /** Their reader writes the data anew, and takes null for no data. */
    private static Object json(CloudEvent event) {
        return event.getData() == null
                ? tree("null")
                : tree(new String(event.getData().toBytes(), UTF_8));
    }

    private static Object tree(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static CloudEvent written(OutgoingEvent message) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(message.id())
                .withType(message.type())
                .withSource(URI.create(SourceReference.of(message.source())))
                .withTime(message.timestamp().atOffset(ZoneOffset.ofHours(2)))
                .withData("application/json", message.payload().getBytes(UTF_8));
        message.key().ifPresent(key -> builder.withExtension("partitionkey", key));
        return builder.build();
    }

    private static IncomingEvent expected(OutgoingEvent message, Optional<String> metadata) {
        return new IncomingEvent(
                message.id(),
                message.type(),
                SourceReference.of(message.source()),
                message.key(),
                message.payload(),
                metadata,
                Optional.of(message.timestamp()));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void weReadTheirStructuredEvents(OutgoingEvent message) {
        var body = new String(theirs.serialize(written(message)), UTF_8);

        CloudEventVerdict verdict = reader.batch("[" + body + "]");

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        ReadEvents.class,
                        read -> assertThat(withTree(read.events().getFirst()))
                                .isEqualTo(withTree(expected(message, Optional.empty()))));
    }

    /** Their writer writes the data anew, too. */
    private static List<Object> withTree(IncomingEvent event) {
        return List.of(event.id(), event.type(), event.source(), event.key(), tree(event.payload()), event.time());
    }

    @ParameterizedTest
    @MethodSource("plainMessages")
    void weReadTheirBinaryEvents(OutgoingEvent message) {
        Map<String, String> headers = new HashMap<>();
        var body = new byte[1][];
        HttpMessageFactory.createWriter(headers::put, octets -> body[0] = octets)
                .writeBinary(written(message));

        CloudEventVerdict verdict =
                reader.binary(headers, Optional.ofNullable(headers.get("Content-Type")), new String(body[0], UTF_8));

        assertThat(verdict).isEqualTo(new ReadEvents(List.of(expected(message, Optional.empty()))));
    }
}
