package io.vivenuoperator.events.chat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import io.vivenuoperator.events.format.AnswerHint;
import io.vivenuoperator.events.format.DigestFormat;
import io.vivenuoperator.events.format.EventDigest;
import io.vivenuoperator.events.format.FittedText;
import io.vivenuoperator.events.format.FormatOutcome;
import io.vivenuoperator.events.format.TargetLimits;
import io.vivenuoperator.events.format.TargetLimits.TargetRate;
import io.vivenuoperator.events.notice.DigestWriter;
import io.vivenuoperator.events.notice.EventNotice;
import io.vivenuoperator.events.notice.NoticeFact;
import io.vivenuoperator.events.notice.NoticeLevel;
import io.vivenuoperator.events.notice.NoticeWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Teams by a flow of Power Automate: an Adaptive Card. Its words are {@code TextRun}s, in which Markdown does not work, so there is
 * nothing to escape; a person is only mentioned by an entity of its own, which the card has none of.
 */
public record TeamsFormat(CardStyle style, NoticeWriter notices, DigestWriter digests) implements DigestFormat {
    private static final TargetLimits LIMITS = new TargetLimits(
            28 * 1024, Optional.of(new TargetRate(1, Duration.ofSeconds(1))), Optional.of(Duration.ofSeconds(60)));
    private static final int LONGEST_HEADLINE = 300;
    private static final int LONGEST_LINE = 1_000;
    private static final int MOST_FACTS = 10;
    private static final int TOO_LARGE = 413;

    @Override
    public FormatOutcome format(OutgoingEvent event, Instant deliveredAt) {
        EventNotice notice = notices.notice(event);
        return ChatBody.within(LIMITS, MOST_FACTS, most -> {
            ObjectNode card = card();
            ArrayNode body = card.putArray("body");
            headline(body, notice.headline(), notice.level());
            notice.facts().stream().limit(most).forEach(fact -> fact(body, fact));
            run(line(body), ChatFooter.of(event), LONGEST_LINE)
                    .put("size", "Small")
                    .put("isSubtle", true);
            return styled(card);
        });
    }

    @Override
    public FormatOutcome digest(EventDigest digest, Instant deliveredAt) {
        return ChatBody.within(LIMITS, digest.lines(), most -> {
            var text = digests.text(digest.events(), digest.window(), most);
            ObjectNode card = card();
            ArrayNode body = card.putArray("body");
            headline(body, text.headline(), NoticeLevel.INFO);
            text.lines().forEach(words -> run(line(body), words, LONGEST_LINE));
            return styled(card);
        });
    }

    private static ObjectNode card() {
        return ChatBody.object()
                .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.4");
    }

    private ObjectNode styled(ObjectNode card) {
        if (style == CardStyle.BARE) {
            return card;
        }
        ObjectNode message = ChatBody.object().put("type", "message");
        message.putArray("attachments")
                .addObject()
                .put("contentType", "application/vnd.microsoft.card.adaptive")
                .set("content", card);
        return message;
    }

    private static void headline(ArrayNode body, String headline, NoticeLevel level) {
        run(line(body), headline, LONGEST_HEADLINE)
                .put("size", "Large")
                .put("weight", "Bolder")
                .put("color", color(level));
    }

    private static void fact(ArrayNode body, NoticeFact fact) {
        ArrayNode words = line(body);
        run(words, fact.name() + ": ", LONGEST_LINE).put("weight", "Bolder");
        run(words, fact.value(), LONGEST_LINE);
    }

    private static ArrayNode line(ArrayNode body) {
        return body.addObject().put("type", "RichTextBlock").putArray("inlines");
    }

    private static ObjectNode run(ArrayNode line, String text, int longest) {
        return line.addObject().put("type", "TextRun").put("text", FittedText.of(text, longest));
    }

    private static String color(NoticeLevel level) {
        return switch (level) {
            case GOOD -> "Good";
            case INFO -> "Default";
            case WARNING -> "Warning";
            case FAILURE -> "Attention";
        };
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
        return status == TOO_LARGE ? new AnswerHint.NeverTaken("the flow refuses the size") : new AnswerHint.Ordinary();
    }
}
