package io.vivenuoperator.events.format;

import io.vivenuoperator.events.envelope.JsonText;
import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One event of each of our own types, as the product writes them, one of a stranger, and one that means harm. */
final class SampleEvents {
    static final Instant DELIVERED = Instant.parse("2026-11-27T10:00:01.25Z");
    static final String HARM =
            "@everyone @here <!channel> <@U1> <at>all</at> *b* _i_ ~s~ `c` > q # h [l](https://evil.example) |s| &amp; :x: {{DATE()}} \\* \u202Eabc\nnew line";
    private static final Instant AT = Instant.parse("2026-11-27T10:00:00.123456Z");
    private static final String FIGURES =
            "\"eventId\":\"64f0\",\"eventName\":\"HYROX München\",\"capacity\":5000,\"sold\":4001,\"available\":999,\"percentSold\":80.02";
    private static final String TYPE_FIGURES = FIGURES + ",\"ticketTypeId\":\"t1\",\"ticketTypeName\":\"Doppel\"";
    private static final String EVENT =
            "\"eventId\":\"64f0\",\"name\":\"HYROX München\",\"startsAt\":\"2027-03-01T08:00:00Z\",\"sellStart\":\"2026-12-01T09:00:00Z\"";
    private static final String TICKET =
            "\"ticketId\":\"9a1\",\"eventId\":\"64f0\",\"ticketTypeId\":\"t1\",\"status\":\"VALID\",\"price\":89.50,\"currency\":\"EUR\"";
    private static final String RUN = "\"runId\":12,\"kind\":\"full\",\"events\":12,\"tickets\":34567,\"requests\":90";
    private static final String SUBSCRIPTION =
            "\"namespace\":\"team-dach\",\"name\":\"orders\",\"endpoint\":\"hooks.example.com\",\"reason\":\"ServerError\"";

    private SampleEvents() {}

    static List<OutgoingEvent> all() {
        return List.of(
                ours("event.created", "64f0", EVENT),
                ours("event.updated", "64f0", EVENT),
                ours("event.deleted", "64f0", "\"eventId\":\"64f0\",\"cause\":\"Missing\""),
                ours(
                        "event.sale_started",
                        "64f0",
                        "\"eventId\":\"64f0\",\"eventName\":\"HYROX München\",\"sellEnd\":\"2027-02-28T23:00:00Z\""),
                ours("event.sale_ended", "64f0", "\"eventId\":\"64f0\",\"eventName\":\"HYROX München\""),
                ours("event.threshold_reached", "64f0", "\"percent\":80," + FIGURES),
                ours("event.sold_out", "64f0", FIGURES),
                ours("event.available_again", "64f0", FIGURES),
                ours("ticket_type.sold_out", "64f0", TYPE_FIGURES),
                ours("ticket_type.available_again", "64f0", TYPE_FIGURES),
                ours("ticket.created", "9a1", TICKET),
                ours("ticket.updated", "9a1", TICKET + ",\"statusBefore\":\"RESERVED\""),
                ours("ticket.voided", "9a1", TICKET),
                ours("job.started", "12", "\"runId\":12,\"kind\":\"full\""),
                ours("job.completed", "12", RUN + ",\"outcome\":\"Complete\""),
                ours("job.failed", "12", RUN + ",\"reason\":\"VendorAway\",\"message\":\"Vivenu answered 503\""),
                ours("region.ready", "dach", ""),
                ours("region.not_fresh", "dach", "\"dataThrough\":\"2026-11-27T08:00:00Z\""),
                ours("region.fresh_again", "dach", "\"dataThrough\":\"2026-11-27T09:59:00Z\""),
                ours("region.key_refused", "dach", ""),
                ours("region.webhook_silent", "dach", ""),
                ours("subscription.failing", "u1", SUBSCRIPTION),
                ours("subscription.disabled", "u1", SUBSCRIPTION),
                ours("subscription.recovered", "u1", SUBSCRIPTION),
                ours("subscription.dead_letter", "u1", SUBSCRIPTION + ",\"deadLetters\":3"),
                ours("webhook.triggered", "u1", ""),
                theirs(),
                hostile(HARM));
    }

    static OutgoingEvent theirs() {
        return event(
                "user.created",
                "auth-service",
                Optional.empty(),
                "{\"userId\": \"123\", \"email\": \"user@example.com\"}");
    }

    static OutgoingEvent hostile(String words) {
        String quoted = JsonText.quoted(words);
        return event(
                "ticket_type.sold_out",
                "dach",
                Optional.of("64f0"),
                "{\"eventName\":" + quoted + ",\"ticketTypeName\":" + quoted + ",\"sold\":1}");
    }

    static OutgoingEvent event(String type, String source, Optional<String> key, String payload) {
        return new OutgoingEvent(
                184467, "evt-1", type, source, key, payload, Optional.of("{\"ip\":\"127.0.0.1\"}"), AT);
    }

    private static OutgoingEvent ours(String type, String key, String fields) {
        return event(type, "dach", Optional.of(key), ("{\"region\":\"dach\"," + fields + "}").replace(",}", "}"));
    }
}
