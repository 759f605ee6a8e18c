package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Every event that Vivenu can post, by its name on the wire (Vivenu's OpenAPI document, schema {@code webhook}). */
public enum WebhookEvent {
    @JsonProperty("transaction.complete")
    TRANSACTION_COMPLETE("transaction.complete"),
    @JsonProperty("transaction.reservedBySystem")
    TRANSACTION_RESERVED_BY_SYSTEM("transaction.reservedBySystem"),
    @JsonProperty("transaction.canceled")
    TRANSACTION_CANCELED("transaction.canceled"),
    @JsonProperty("transaction.partiallyCanceled")
    TRANSACTION_PARTIALLY_CANCELED("transaction.partiallyCanceled"),
    @JsonProperty("checkout.completed")
    CHECKOUT_COMPLETED("checkout.completed"),
    @JsonProperty("checkout.aborted")
    CHECKOUT_ABORTED("checkout.aborted"),
    @JsonProperty("checkout.detailsSubmitted")
    CHECKOUT_DETAILS_SUBMITTED("checkout.detailsSubmitted"),
    @JsonProperty("ticket.created")
    TICKET_CREATED("ticket.created"),
    @JsonProperty("ticket.updated")
    TICKET_UPDATED("ticket.updated"),
    @JsonProperty("scan.created")
    SCAN_CREATED("scan.created"),
    @JsonProperty("purchaseIntent.created")
    PURCHASE_INTENT_CREATED("purchaseIntent.created"),
    @JsonProperty("purchaseIntent.approved")
    PURCHASE_INTENT_APPROVED("purchaseIntent.approved"),
    @JsonProperty("purchaseIntent.rejected")
    PURCHASE_INTENT_REJECTED("purchaseIntent.rejected"),
    @JsonProperty("purchaseIntent.updated")
    PURCHASE_INTENT_UPDATED("purchaseIntent.updated"),
    @JsonProperty("purchaseIntent.expired")
    PURCHASE_INTENT_EXPIRED("purchaseIntent.expired"),
    @JsonProperty("purchaseIntent.completed")
    PURCHASE_INTENT_COMPLETED("purchaseIntent.completed"),
    @JsonProperty("purchaseIntent.cancelled")
    PURCHASE_INTENT_CANCELLED("purchaseIntent.cancelled"),
    @JsonProperty("customer.created")
    CUSTOMER_CREATED("customer.created"),
    @JsonProperty("customer.updated")
    CUSTOMER_UPDATED("customer.updated"),
    @JsonProperty("event.created")
    EVENT_CREATED("event.created"),
    @JsonProperty("event.updated")
    EVENT_UPDATED("event.updated"),
    @JsonProperty("event.deleted")
    EVENT_DELETED("event.deleted"),
    @JsonProperty("job.started")
    JOB_STARTED("job.started"),
    @JsonProperty("job.failed")
    JOB_FAILED("job.failed"),
    @JsonProperty("job.completed")
    JOB_COMPLETED("job.completed"),
    @JsonProperty("support.assignedToSeller")
    SUPPORT_ASSIGNED_TO_SELLER("support.assignedToSeller"),
    @JsonProperty("ticketTransfer.created")
    TICKET_TRANSFER_CREATED("ticketTransfer.created"),
    @JsonProperty("ticketTransfer.rejected")
    TICKET_TRANSFER_REJECTED("ticketTransfer.rejected"),
    @JsonProperty("ticketTransfer.transferred")
    TICKET_TRANSFER_TRANSFERRED("ticketTransfer.transferred"),
    @JsonProperty("ticketTransfer.expired")
    TICKET_TRANSFER_EXPIRED("ticketTransfer.expired"),
    @JsonProperty("bundle.created")
    BUNDLE_CREATED("bundle.created"),
    @JsonProperty("bundle.updated")
    BUNDLE_UPDATED("bundle.updated"),
    @JsonProperty("product.created")
    PRODUCT_CREATED("product.created"),
    @JsonProperty("product.updated")
    PRODUCT_UPDATED("product.updated"),
    @JsonProperty("product.deleted")
    PRODUCT_DELETED("product.deleted"),
    @JsonProperty("subscription.created")
    SUBSCRIPTION_CREATED("subscription.created"),
    @JsonProperty("subscription.updated")
    SUBSCRIPTION_UPDATED("subscription.updated"),
    @JsonProperty("subscription.payment.succeeded")
    SUBSCRIPTION_PAYMENT_SUCCEEDED("subscription.payment.succeeded"),
    @JsonProperty("subscription.payment.failed")
    SUBSCRIPTION_PAYMENT_FAILED("subscription.payment.failed"),
    @JsonProperty("fund.created")
    FUND_CREATED("fund.created"),
    @JsonProperty("fund.updated")
    FUND_UPDATED("fund.updated"),
    @JsonProperty("campaign.created")
    CAMPAIGN_CREATED("campaign.created"),
    @JsonProperty("campaign.updated")
    CAMPAIGN_UPDATED("campaign.updated"),
    @JsonProperty("donation.created")
    DONATION_CREATED("donation.created"),
    @JsonProperty("pledge.created")
    PLEDGE_CREATED("pledge.created");

    private final String wireName;

    WebhookEvent(String wireName) {
        this.wireName = wireName;
    }

    /** The name that Vivenu uses in a webhook's {@code events} map and in a delivery's {@code type}. */
    public String wireName() {
        return wireName;
    }
}
