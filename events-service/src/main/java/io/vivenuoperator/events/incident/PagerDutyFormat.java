package io.vivenuoperator.events.incident;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import io.vivenuoperator.events.format.AnswerHint;
import io.vivenuoperator.events.format.DeliveryFormat;
import io.vivenuoperator.events.format.FittedText;
import io.vivenuoperator.events.format.FormatOutcome;
import io.vivenuoperator.events.format.JsonRequest;
import io.vivenuoperator.events.format.TargetLimits;
import io.vivenuoperator.events.notice.EventNotice;
import io.vivenuoperator.events.notice.NoticeIncident;
import io.vivenuoperator.events.notice.NoticeWriter;
import java.time.Instant;

/**
 * PagerDuty's Events API v2. An incident has the key {@code source/kind/subject} from beginning to end; an event that stands by
 * itself triggers under its own id, for somebody to close.
 */
public final class PagerDutyFormat implements DeliveryFormat {
    /** Where everybody sends to; the routing key says for whom. */
    public static final String URL = "https://events.pagerduty.com/v2/enqueue";

    private static final TargetLimits LIMITS = TargetLimits.ofBody(512 * 1024);
    private static final int LONGEST_SUMMARY = 1_024;
    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_DETAIL = 1_024;
    private static final int BAD_REQUEST = 400;

    private final String routingKey;
    private final NoticeWriter notices;

    /**
     * For one service.
     *
     * @param routingKey a secret
     */
    public PagerDutyFormat(String routingKey, NoticeWriter notices) {
        this.routingKey = routingKey;
        this.notices = notices;
    }

    @Override
    public FormatOutcome format(OutgoingEvent event, Instant deliveredAt) {
        EventNotice notice = notices.notice(event);
        boolean over = notice.incident().filter(NoticeIncident::over).isPresent();
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("routing_key", routingKey)
                .put("event_action", over ? "resolve" : "trigger")
                .put("dedup_key", key(event, notice));
        if (!over) {
            describe(request, event, notice);
        }
        return JsonRequest.of(request.toString(), LIMITS);
    }

    private static String key(OutgoingEvent event, EventNotice notice) {
        String key = notice.incident()
                .map(incident -> event.source() + "/" + incident.kind().word() + "/" + incident.subject())
                .orElseGet(event::id);
        return FittedText.of(key, LONGEST_KEY);
    }

    private static void describe(ObjectNode request, OutgoingEvent event, EventNotice notice) {
        ObjectNode payload = request.putObject("payload")
                .put("summary", FittedText.of(notice.headline(), LONGEST_SUMMARY))
                .put("source", FittedText.of(event.source(), LONGEST_DETAIL))
                .put("severity", IncidentSeverity.of(notice.level()))
                .put("timestamp", event.timestamp().toString())
                .put("class", event.type());
        ObjectNode details = payload.putObject("custom_details");
        notice.facts().forEach(fact -> details.put(fact.name(), FittedText.of(fact.value(), LONGEST_DETAIL)));
        details.put("Message id", event.id());
        request.put("client", "vivenu-operator");
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
        return status == BAD_REQUEST
                ? new AnswerHint.NeverTaken(
                        "PagerDuty refuses the event: is the routing key one of an Events API v2 integration?")
                : new AnswerHint.Ordinary();
    }

    /** Without the routing key. */
    @Override
    public String toString() {
        return "PagerDutyFormat[redacted]";
    }
}
