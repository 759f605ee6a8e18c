package io.vivenuoperator.store.news;

/** The types of messages that the product itself writes. What each says is in the catalogue. */
public enum ProductEventType {
    EVENT_CREATED("event.created"),
    EVENT_UPDATED("event.updated"),
    EVENT_DELETED("event.deleted"),
    EVENT_SALE_STARTED("event.sale_started"),
    EVENT_SALE_ENDED("event.sale_ended"),
    EVENT_THRESHOLD_REACHED("event.threshold_reached"),
    EVENT_SOLD_OUT("event.sold_out"),
    EVENT_AVAILABLE_AGAIN("event.available_again"),
    TICKET_TYPE_SOLD_OUT("ticket_type.sold_out"),
    TICKET_TYPE_AVAILABLE_AGAIN("ticket_type.available_again"),
    TICKET_CREATED("ticket.created"),
    TICKET_UPDATED("ticket.updated"),
    TICKET_VOIDED("ticket.voided"),
    JOB_STARTED("job.started"),
    JOB_COMPLETED("job.completed"),
    JOB_FAILED("job.failed"),
    REGION_READY("region.ready"),
    REGION_NOT_FRESH("region.not_fresh"),
    REGION_FRESH_AGAIN("region.fresh_again"),
    REGION_KEY_REFUSED("region.key_refused"),
    SUBSCRIPTION_FAILING("subscription.failing"),
    SUBSCRIPTION_DISABLED("subscription.disabled"),
    SUBSCRIPTION_RECOVERED("subscription.recovered"),
    SUBSCRIPTION_DEAD_LETTER("subscription.dead_letter"),
    WEBHOOK_TRIGGERED("webhook.triggered");

    private final String word;

    ProductEventType(String word) {
        this.word = word;
    }

    /** The type on the wire. */
    public String word() {
        return word;
    }
}
