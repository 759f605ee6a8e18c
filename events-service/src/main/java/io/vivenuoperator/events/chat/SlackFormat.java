package io.vivenuoperator.events.chat;

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
import io.vivenuoperator.events.notice.NoticeWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Slack's incoming webhooks. All of it is {@code plain_text}, in which no markup works; the three characters that begin a mention or
 * a link are escaped nevertheless, and an at-sign is parted from its name.
 */
public record SlackFormat(NoticeWriter notices, DigestWriter digests) implements DigestFormat {
    private static final TargetLimits LIMITS = new TargetLimits(
            40_000, Optional.of(new TargetRate(1, Duration.ofSeconds(1))), Optional.of(Duration.ofSeconds(60)));
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_SECTION = 3_000;
    private static final int LONGEST_FIELD = 2_000;
    private static final int MOST_FIELDS = 10;
    /** Of 50 blocks one is the header. */
    private static final int MOST_LINES = 49;

    private static final Set<String> GONE = Set.of(
            "no_service",
            "no_service_id",
            "no_team",
            "no_active_hooks",
            "team_disabled",
            "channel_not_found",
            "channel_is_archived",
            "action_prohibited",
            "invalid_token");
    private static final Set<String> NEVER_TAKEN =
            Set.of("invalid_payload", "invalid_blocks", "no_text", "too_many_attachments");

    @Override
    public FormatOutcome format(OutgoingEvent event, Instant deliveredAt) {
        EventNotice notice = notices.notice(event);
        ObjectNode message = message(notice.headline());
        ArrayNode blocks = message.putArray("blocks");
        header(blocks, notice.headline());
        if (!notice.facts().isEmpty()) {
            ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
            notice.facts().stream()
                    .limit(MOST_FIELDS)
                    .forEach(fact -> fields.add(text(fact.name() + ": " + fact.value(), LONGEST_FIELD)));
        }
        blocks.addObject().put("type", "context").putArray("elements").add(text(ChatFooter.of(event), LONGEST_FIELD));
        return JsonRequest.of(message.toString(), LIMITS);
    }

    @Override
    public FormatOutcome digest(EventDigest digest, Instant deliveredAt) {
        return ChatBody.within(LIMITS, Math.min(digest.lines(), MOST_LINES), most -> {
            var text = digests.text(digest.events(), digest.window(), most);
            ObjectNode message = message(text.headline() + ". " + String.join(" · ", text.lines()));
            ArrayNode blocks = message.putArray("blocks");
            header(blocks, text.headline());
            text.lines()
                    .forEach(
                            line -> blocks.addObject().put("type", "section").set("text", text(line, LONGEST_SECTION)));
            return message;
        });
    }

    /** The text is what notifications show. */
    private static ObjectNode message(String notification) {
        return ChatBody.object()
                .put("text", FittedText.of(notification, LONGEST_SECTION, SlackFormat::escaped))
                .put("mrkdwn", false);
    }

    private static void header(ArrayNode blocks, String headline) {
        blocks.addObject().put("type", "header").set("text", text(headline, LONGEST_HEADER));
    }

    private static ObjectNode text(String text, int longest) {
        return ChatBody.object()
                .put("type", "plain_text")
                .put("text", FittedText.of(text, longest, SlackFormat::escaped))
                .put("emoji", false);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@\u200B");
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
        String word = body.strip();
        if (status >= 400 && status < 500 && GONE.contains(word)) {
            return new AnswerHint.TargetGone("Slack says " + word + ": make a new incoming webhook");
        }
        return status == 400 && NEVER_TAKEN.contains(word)
                ? new AnswerHint.NeverTaken("Slack says " + word)
                : new AnswerHint.Ordinary();
    }
}
