package io.vivenuoperator.events.notice;

import java.util.Locale;
import java.util.Optional;

/** What is said of the running of things: regions, polls and subscriptions. */
final class OperationWords {
    private OperationWords() {}

    static Optional<NoticeDraft> draft(String type, PayloadFields fields, String source) {
        return switch (type.substring(0, Math.max(type.indexOf('.'), 0))) {
            case "region" -> region(type, fields, source);
            case "job" -> poll(type, fields, source);
            case "subscription" -> subscription(type, fields);
            case "webhook" ->
                type.equals("webhook.triggered")
                        ? Optional.of(new NoticeDraft("Test: this subscription is set up"))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<NoticeDraft> region(String type, PayloadFields fields, String source) {
        Optional<String> through = fields.time("dataThrough");
        return switch (type) {
            case "region.ready" ->
                Optional.of(
                        new NoticeDraft(source + " is ready: everything has been read once").level(NoticeLevel.GOOD));
            case "region.not_fresh" ->
                Optional.of(new NoticeDraft(source + ": data is no longer fresh")
                        .level(NoticeLevel.WARNING)
                        .begins(IncidentKind.DATA_NOT_FRESH, source)
                        .fact("Data through", through));
            case "region.fresh_again" ->
                Optional.of(new NoticeDraft(source + ": data is fresh again")
                        .level(NoticeLevel.GOOD)
                        .ends(IncidentKind.DATA_NOT_FRESH, source)
                        .fact("Data through", through));
            case "region.key_refused" ->
                Optional.of(new NoticeDraft(source + ": Vivenu refuses the API key")
                        .level(NoticeLevel.FAILURE)
                        .begins(IncidentKind.KEY_REFUSED, source));
            case "region.webhook_silent" ->
                Optional.of(new NoticeDraft(source + ": no webhook arrives from Vivenu")
                        .level(NoticeLevel.WARNING)
                        .begins(IncidentKind.WEBHOOK_SILENT, source));
            default -> Optional.empty();
        };
    }

    /** Only our polls have a run; others may publish jobs as well. */
    private static Optional<NoticeDraft> poll(String type, PayloadFields fields, String source) {
        if (fields.number("runId").isEmpty()) {
            return Optional.empty();
        }
        String kind = fields.text("kind").orElse("");
        String poll = (source + ": " + kind + " poll").replace("  ", " ");
        String subject = source + "/" + kind;
        Optional<NoticeDraft> draft =
                switch (type) {
                    case "job.started" -> Optional.of(new NoticeDraft(poll + " has started"));
                    case "job.completed" ->
                        Optional.of(new NoticeDraft(poll + " has ended: "
                                        + fields.text("outcome")
                                                .orElse("completed")
                                                .toLowerCase(Locale.ROOT))
                                .level(NoticeLevel.GOOD)
                                .ends(IncidentKind.POLL_FAILED, subject));
                    case "job.failed" ->
                        Optional.of(new NoticeDraft(poll + " has failed"
                                        + fields.text("reason")
                                                .map(reason -> ": " + reason)
                                                .orElse(""))
                                .level(NoticeLevel.FAILURE)
                                .begins(IncidentKind.POLL_FAILED, subject)
                                .fact("Message", fields.text("message")));
                    default -> Optional.empty();
                };
        return draft.map(notice -> notice.fact("Events", fields.count("events"))
                .fact("Tickets", fields.count("tickets"))
                .fact("Requests", fields.count("requests")));
    }

    private static Optional<NoticeDraft> subscription(String type, PayloadFields fields) {
        String name = fields.text("namespace").map(namespace -> namespace + "/").orElse("")
                + fields.text("name").or(() -> fields.text("subscription")).orElse("unnamed");
        Optional<NoticeDraft> draft =
                switch (type) {
                    case "subscription.failing" ->
                        Optional.of(new NoticeDraft("Subscription " + name + " is failing")
                                .level(NoticeLevel.WARNING)
                                .begins(IncidentKind.SUBSCRIPTION_FAILING, name));
                    case "subscription.disabled" ->
                        Optional.of(new NoticeDraft("Subscription " + name + " was disabled")
                                .level(NoticeLevel.FAILURE)
                                .begins(IncidentKind.SUBSCRIPTION_FAILING, name));
                    case "subscription.recovered" ->
                        Optional.of(new NoticeDraft("Subscription " + name + " works again")
                                .level(NoticeLevel.GOOD)
                                .ends(IncidentKind.SUBSCRIPTION_FAILING, name));
                    case "subscription.dead_letter" ->
                        Optional.of(new NoticeDraft("Subscription " + name + " gave up on deliveries")
                                .level(NoticeLevel.WARNING)
                                .fact("Dead letters", fields.count("deadLetters")));
                    default -> Optional.empty();
                };
        return draft.map(
                notice -> notice.fact("Endpoint", fields.text("endpoint")).fact("Reason", fields.text("reason")));
    }
}
