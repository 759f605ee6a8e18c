package io.vivenuoperator.events.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import io.vivenuoperator.events.format.AnswerHint;
import io.vivenuoperator.events.format.DigestFormat;
import io.vivenuoperator.events.format.EventDigest;
import io.vivenuoperator.events.format.FittedText;
import io.vivenuoperator.events.format.FormatOutcome;
import io.vivenuoperator.events.format.JsonRequest;
import io.vivenuoperator.events.format.TargetLimits;
import io.vivenuoperator.events.format.TargetLimits.TargetRate;
import io.vivenuoperator.events.notice.DigestWriter;
import io.vivenuoperator.events.notice.EventNotice;
import io.vivenuoperator.events.notice.NoticeLevel;
import io.vivenuoperator.events.notice.NoticeWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Discord's webhooks: one embed. {@code allowed_mentions} is empty, so that nobody is called, whatever a text says. */
public record DiscordFormat(NoticeWriter notices, DigestWriter digests) implements DigestFormat {
    private static final TargetLimits LIMITS = new TargetLimits(
            100_000, Optional.of(new TargetRate(30, Duration.ofMinutes(1))), Optional.of(Duration.ofSeconds(60)));
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_DESCRIPTION = 4_096;
    private static final int LONGEST_FOOTER = 256;
    /** Title, fields and footer together have 6,000 characters: eight facts stay within them. */
    private static final int LONGEST_VALUE = 512;

    private static final int MOST_FIELDS = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final int RATE_LIMITED = 429;
    private static final int NOT_FOUND = 404;
    private static final int BAD_REQUEST = 400;
    /** Behind a backslash none of them means anything; a mention's at-sign is parted from its name as well. */
    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]()<>#+\\-.!|~:/]");

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public FormatOutcome format(OutgoingEvent event, Instant deliveredAt) {
        EventNotice notice = notices.notice(event);
        ObjectNode message = message();
        ObjectNode embed = embed(message, notice.headline(), notice.level());
        ArrayNode fields = embed.putArray("fields");
        notice.facts().stream()
                .limit(MOST_FIELDS)
                .forEach(fact -> fields.addObject()
                        .put("name", fact.name())
                        .put("value", FittedText.of(fact.value(), LONGEST_VALUE, DiscordFormat::escaped))
                        .put("inline", true));
        embed.putObject("footer").put("text", FittedText.of(event.type() + " · " + event.id(), LONGEST_FOOTER));
        embed.put("timestamp", event.timestamp().toString());
        return JsonRequest.of(message.toString(), LIMITS);
    }

    @Override
    public FormatOutcome digest(EventDigest digest, Instant deliveredAt) {
        var text = digests.text(digest.events(), digest.window(), digest.lines());
        ObjectNode message = message();
        String lines = String.join("\n", text.lines());
        embed(message, text.headline(), NoticeLevel.INFO)
                .put("description", FittedText.of(lines, LONGEST_DESCRIPTION, DiscordFormat::escaped));
        return JsonRequest.of(message.toString(), LIMITS);
    }

    private static ObjectNode message() {
        ObjectNode message = ChatBody.object();
        message.putObject("allowed_mentions").putArray("parse");
        return message;
    }

    private static ObjectNode embed(ObjectNode message, String title, NoticeLevel level) {
        return message.putArray("embeds")
                .addObject()
                .put("title", FittedText.of(title, LONGEST_TITLE, DiscordFormat::escaped))
                .put("color", color(level));
    }

    private static int color(NoticeLevel level) {
        return switch (level) {
            case GOOD -> 0x2E7D32;
            case INFO -> 0x1565C0;
            case WARNING -> 0xEF6C00;
            case FAILURE -> 0xC62828;
        };
    }

    private static String escaped(String text) {
        return MARKUP.matcher(text).replaceAll("\\\\$0").replace("@", "@\u200B");
    }

    @Override
    public boolean signed() {
        return false;
    }

    @Override
    public TargetLimits limits() {
        return LIMITS;
    }

    @Override
    public AnswerHint hint(int status, String body) {
        return switch (status) {
            case NOT_FOUND -> new AnswerHint.TargetGone("Discord does not know the webhook: make a new one");
            case BAD_REQUEST -> new AnswerHint.NeverTaken("Discord refuses the message");
            case RATE_LIMITED -> pause(body);
            default -> new AnswerHint.Ordinary();
        };
    }

    /** Seconds, with fractions. */
    private static AnswerHint pause(String body) {
        try {
            JsonNode seconds = JSON.readTree(body).path("retry_after");
            if (seconds.isNumber() && seconds.asDouble() >= 0) {
                long millis =
                        (long) Math.ceil(Math.min(seconds.asDouble(), (double) LONGEST_PAUSE.toSeconds()) * 1_000);
                return new AnswerHint.PauseAsked(Duration.ofMillis(millis));
            }
        } catch (JsonProcessingException _) {
            // Then the header has to say it.
        }
        return new AnswerHint.Ordinary();
    }
}
