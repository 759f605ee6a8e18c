package io.vivenuoperator.simulator.webhook;

import java.util.Set;

/** The 45 event types that a webhook can subscribe to, from Vivenu's OpenAPI document. */
public final class WebhookEvents {
    /** Their names on the wire. */
    public static final Set<String> TYPES = Set.of(
            "transaction.complete",
            "transaction.reservedBySystem",
            "transaction.canceled",
            "transaction.partiallyCanceled",
            "checkout.completed",
            "checkout.aborted",
            "checkout.detailsSubmitted",
            "ticket.created",
            "ticket.updated",
            "purchaseIntent.created",
            "purchaseIntent.approved",
            "purchaseIntent.rejected",
            "purchaseIntent.updated",
            "purchaseIntent.expired",
            "purchaseIntent.completed",
            "purchaseIntent.cancelled",
            "customer.created",
            "customer.updated",
            "event.created",
            "event.updated",
            "event.deleted",
            "job.started",
            "job.failed",
            "job.completed",
            "support.assignedToSeller",
            "ticketTransfer.created",
            "ticketTransfer.rejected",
            "ticketTransfer.transferred",
            "ticketTransfer.expired",
            "scan.created",
            "bundle.created",
            "bundle.updated",
            "product.created",
            "product.updated",
            "product.deleted",
            "subscription.created",
            "subscription.updated",
            "subscription.payment.succeeded",
            "subscription.payment.failed",
            "fund.created",
            "fund.updated",
            "campaign.created",
            "campaign.updated",
            "donation.created",
            "pledge.created");

    private WebhookEvents() {}
}
