package io.vivenuoperator.events.notice;

/** What can last. Its name and its level are the same when it begins and when it ends. */
public enum IncidentKind {
    DATA_NOT_FRESH("DataNotFresh", NoticeLevel.WARNING),
    KEY_REFUSED("KeyRefused", NoticeLevel.FAILURE),
    WEBHOOK_SILENT("WebhookSilent", NoticeLevel.WARNING),
    POLL_FAILED("PollFailed", NoticeLevel.FAILURE),
    SUBSCRIPTION_FAILING("SubscriptionFailing", NoticeLevel.WARNING);

    private final String word;
    private final NoticeLevel level;

    IncidentKind(String word, NoticeLevel level) {
        this.word = word;
        this.level = level;
    }

    /** Its name on the wire. */
    public String word() {
        return word;
    }

    /** Of the incident as a whole; a single event of it may be worse. */
    public NoticeLevel level() {
        return level;
    }
}
