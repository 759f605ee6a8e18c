package io.vivenuoperator.events.incident;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import io.vivenuoperator.events.notice.NoticeFact;
import io.vivenuoperator.events.notice.NoticeIncident;
import io.vivenuoperator.events.notice.NoticeWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Alerts for {@code POST /api/v2/alerts}. Alertmanager knows an alert by its labels, so those of an incident's end are those of its
 * beginning: the severity is the kind's, and the event's type is none of them. A beginning that no end follows ends by itself.
 *
 * @param labels that each alert gets besides; ours count where both have one
 */
public record AlertmanagerFormat(NoticeWriter notices, Map<String, String> labels) implements DeliveryFormat {
    /** What stands behind the base URL. */
    public static final String PATH = "/api/v2/alerts";

    private static final TargetLimits LIMITS = TargetLimits.ofBody(256 * 1024);
    private static final Duration INCIDENT_LASTS = Duration.ofHours(24);
    private static final Duration EVENT_LASTS = Duration.ofMinutes(5);
    private static final int LONGEST_LABEL = 1_024;
    private static final int LONGEST_ANNOTATION = 4_096;
    private static final int BAD_REQUEST = 400;

    public AlertmanagerFormat {
        labels = Map.copyOf(labels);
    }

    @Override
    public FormatOutcome format(OutgoingEvent event, Instant deliveredAt) {
        EventNotice notice = notices.notice(event);
        ArrayNode alerts = JsonNodeFactory.instance.arrayNode();
        ObjectNode alert = alerts.addObject();
        ObjectNode all = alert.putObject("labels");
        new TreeMap<>(labels).forEach(all::put);
        label(all, event, notice);
        alert.putObject("annotations")
                .put("summary", FittedText.of(notice.headline(), LONGEST_ANNOTATION))
                .put("description", FittedText.of(description(notice), LONGEST_ANNOTATION))
                .put("type", event.type())
                .put("message_id", event.id());
        time(alert, event, notice, deliveredAt);
        return JsonRequest.of(alerts.toString(), LIMITS);
    }

    private static void label(ObjectNode labels, OutgoingEvent event, EventNotice notice) {
        labels.put(
                "alertname",
                "Vivenu"
                        + notice.incident()
                                .map(incident -> incident.kind().word())
                                .orElse("Event"));
        labels.put("service", "vivenu-operator");
        labels.put("source", FittedText.of(event.source(), LONGEST_LABEL));
        if (notice.incident().isPresent()) {
            NoticeIncident incident = notice.incident().get();
            labels.put("severity", IncidentSeverity.of(incident.kind().level()));
            labels.put("subject", FittedText.of(incident.subject(), LONGEST_LABEL));
        } else {
            labels.put("severity", IncidentSeverity.of(notice.level()));
            labels.put("type", event.type());
            event.key().ifPresent(key -> labels.put("subject", FittedText.of(key, LONGEST_LABEL)));
        }
    }

    private static String description(EventNotice notice) {
        return notice.facts().stream().map(AlertmanagerFormat::line).collect(Collectors.joining("\n"));
    }

    private static String line(NoticeFact fact) {
        return fact.name() + ": " + fact.value();
    }

    /** An end without a beginning's time ends what lasts then. */
    private static void time(ObjectNode alert, OutgoingEvent event, EventNotice notice, Instant deliveredAt) {
        if (notice.incident().filter(NoticeIncident::over).isPresent()) {
            alert.put("endsAt", event.timestamp().toString());
            return;
        }
        Duration lasts = notice.incident().isPresent() ? INCIDENT_LASTS : EVENT_LASTS;
        Instant last = deliveredAt.isAfter(event.timestamp()) ? deliveredAt : event.timestamp();
        alert.put("startsAt", event.timestamp().toString());
        alert.put("endsAt", last.plus(lasts).toString());
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
                ? new AnswerHint.NeverTaken("Alertmanager refuses the alert")
                : new AnswerHint.Ordinary();
    }
}
