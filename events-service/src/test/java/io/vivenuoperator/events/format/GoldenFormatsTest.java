package io.vivenuoperator.events.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each format sends, octet for octet: a file for each, a request for each type. -Dgolden.update=true writes them. */
class GoldenFormatsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/formats");

    static Stream<String> formats() {
        return SampleFormats.all().keySet().stream();
    }

    static Stream<String> chats() {
        return SampleFormats.chats().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void sendsWhatTheGoldenFileSays(String name) throws IOException {
        DeliveryFormat format = SampleFormats.all().get(name);

        isGolden(
                name + ".txt",
                SampleEvents.all().stream()
                        .map(event -> event.type() + "\n" + shown(format.format(event, SampleEvents.DELIVERED)))
                        .collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @MethodSource("chats")
    void digestsWhatTheGoldenFileSays(String name) throws IOException {
        DigestFormat format = SampleFormats.chats().get(name);
        Stream<OutgoingEvent> events = Stream.of(
                        many(412, "ticket.created", "dach"),
                        many(2, "event.sold_out", "dach"),
                        many(1, "ticket.created", "italy"),
                        many(1_200, "user.created", "auth-service"),
                        many(1, "region.not_fresh", "@everyone *france*"))
                .flatMap(some -> some);
        var digest = new EventDigest(events.toList(), Duration.ofSeconds(60), 20);

        isGolden(name + "-digest.txt", shown(format.digest(digest, SampleEvents.DELIVERED)));
    }

    private static Stream<OutgoingEvent> many(int count, String type, String source) {
        return IntStream.range(0, count).mapToObj(_ -> SampleEvents.event(type, source, Optional.empty(), "{}"));
    }

    private static String shown(FormatOutcome outcome) {
        DeliveryContent content = SampleFormats.content(outcome);
        List<String> headers = content.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
        return String.join("\n", headers) + "\n" + new String(content.body(), UTF_8) + "\n";
    }

    private static void isGolden(String file, String actual) throws IOException {
        Path golden = GOLDEN.resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(golden, actual);
        }
        assertThat(actual)
                .as("%s says something else; -Dgolden.update=true writes it, then read the difference", golden)
                .isEqualTo(Files.readString(golden));
    }
}
