package io.vivenuoperator.events.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that people give their events can neither call anybody, nor be markup, nor burst a target's limits. */
class HostileTextsTest {
    private static final List<String> LONG_TEXTS = List.of(
            "a".repeat(20_000),
            "&".repeat(20_000),
            "*".repeat(20_000),
            "🏃".repeat(20_000),
            "👨‍👩‍👧‍👦".repeat(5_000),
            "é".repeat(20_000),
            SampleEvents.HARM.repeat(200));

    private static JsonNode body(String format, OutgoingEvent event) throws IOException {
        FormatOutcome outcome = SampleFormats.all().get(format).format(event, SampleEvents.DELIVERED);
        return new JsonMapper().readTree(SampleFormats.content(outcome).body());
    }

    private static JsonNode digest(String format, String source, int sources, int lines) throws IOException {
        String name = source.substring(0, 198);
        List<OutgoingEvent> events = IntStream.range(0, sources)
                .mapToObj(i -> SampleEvents.event("event.sold_out", i + name, Optional.empty(), "{}"))
                .toList();
        FormatOutcome outcome = SampleFormats.chats()
                .get(format)
                .digest(new EventDigest(events, Duration.ofSeconds(60), lines), SampleEvents.DELIVERED);
        return new JsonMapper().readTree(SampleFormats.content(outcome).body());
    }

    private static void eachText(JsonNode node, Consumer<String> check) {
        if (node.isTextual()) {
            check.accept(node.asText());
        }
        node.forEach(child -> eachText(child, check));
    }

    static Stream<String> texts() {
        return LONG_TEXTS.stream();
    }

    @Test
    void slackShowsNoMarkup() throws IOException {
        JsonNode message = body("slack", SampleEvents.hostile(SampleEvents.HARM));

        assertThat(message.path("mrkdwn").asBoolean(true)).isFalse();
        assertThat(message.findValuesAsText("type")).doesNotContain("mrkdwn");
        eachText(message, text -> assertThat(text).doesNotContain("<", ">", "\n", "@everyone", "@here"));
    }

    @Test
    void discordCallsNobody() throws IOException {
        JsonNode message = body("discord", SampleEvents.hostile(SampleEvents.HARM));

        assertThat(message.at("/allowed_mentions/parse").isArray()).isTrue();
        assertThat(message.at("/allowed_mentions/parse").isEmpty()).isTrue();
        assertThat(message.at("/embeds/0/title").asText())
                .doesNotContain("@everyone", "@here", "\n")
                .doesNotContainPattern("(?<!\\\\)[*_~`<>|\\[\\]]");
    }

    @Test
    void teamsReadsNoMarkdown() throws IOException {
        JsonNode card = body("teams-bare", SampleEvents.hostile(SampleEvents.HARM));

        assertThat(card.findValuesAsText("type")).containsOnly("AdaptiveCard", "RichTextBlock", "TextRun");
        assertThat(card.has("msteams")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void slackStaysWithinItsLimits(String text) throws IOException {
        JsonNode message = body("slack", SampleEvents.hostile(text));

        assertThat(message.at("/blocks/0/text/text").asText())
                .hasSizeBetween(100, 150)
                .endsWith("…");
        eachText(message, words -> assertThat(words).hasSizeLessThanOrEqualTo(3_000));
        assertThat(digest("slack", text, 80, 80).path("blocks").size()).isLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void discordStaysWithinItsLimits(String text) throws IOException {
        JsonNode embed = body("discord", SampleEvents.hostile(text)).at("/embeds/0");

        assertThat(embed.path("title").asText()).hasSizeLessThanOrEqualTo(256).endsWith("…");
        embed.path("fields")
                .forEach(field -> assertThat(field.path("value").asText()).hasSizeBetween(1, 1_024));
        assertThat(digest("discord", text, 80, 80).at("/embeds/0/description").asText())
                .hasSizeLessThanOrEqualTo(4_096);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void teamsStaysWithinItsLimits(String text) throws IOException {
        assertThat(body("teams-message", SampleEvents.hostile(text)).toString().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(28 * 1024);
        assertThat(digest("teams-message", text, 80, 80)
                        .at("/attachments/0/content/body")
                        .size())
                .isBetween(2, 82);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void pagerDutyStaysWithinItsLimits(String text) throws IOException {
        JsonNode request = body("pagerduty", SampleEvents.hostile(text));

        assertThat(request.at("/payload/summary").asText())
                .hasSizeLessThanOrEqualTo(1_024)
                .endsWith("…");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void noCharacterIsCutInTwo(String text) {
        String fitted = FittedText.of(text, 100);

        assertThat(fitted).hasSizeLessThanOrEqualTo(100).endsWith("…");
        assertThat(fitted.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        assertThat(fitted).doesNotEndWith("\u200D…");
    }

    @Test
    void whatFitsIsNotCut() {
        assertThat(FittedText.of("abc", 3)).isEqualTo("abc");
        assertThat(FittedText.of("abcd", 3)).isEqualTo("ab…");
        assertThat(FittedText.of("a&b", 6, text -> text.replace("&", "&amp;"))).isEqualTo("a…");
        assertThat(FittedText.of("a&b", 7, text -> text.replace("&", "&amp;"))).isEqualTo("a&amp;b");
    }

    @Test
    void whatATargetNeverTakesIsADeadLetter() {
        OutgoingEvent large =
                SampleEvents.event("user.created", "s", Optional.empty(), "\"" + "a".repeat(300_000) + "\"");
        OutgoingEvent longKey = SampleEvents.event("user.created", "s", Optional.of("k".repeat(9_000)), "{}");

        assertThat(SampleFormats.all().get("standard").format(large, SampleEvents.DELIVERED))
                .isEqualTo(new FormatOutcome.Unsendable(
                        "PayloadTooLarge", "the body has 300,155 bytes and the target takes 262,144"));
        assertThat(SampleFormats.all().get("cloudevents-binary").format(longKey, SampleEvents.DELIVERED))
                .isInstanceOf(FormatOutcome.Unsendable.class);
    }
}
