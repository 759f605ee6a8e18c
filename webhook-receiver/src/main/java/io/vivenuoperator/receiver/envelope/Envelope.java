package io.vivenuoperator.receiver.envelope;

import java.util.Optional;

/**
 * The outer object of a webhook. Vivenu documents {@code id}, {@code type}, {@code mode} and {@code data}; real deliveries
 * also carry the seller and the webhook.
 *
 * @param id Vivenu's id of the delivery; a retry has the same
 * @param type for example {@code ticket.created}
 * @param mode {@code prod} or {@code dev}
 */
public record Envelope(
        String id, String type, Optional<String> mode, Optional<String> sellerId, Optional<String> webhookId) {}
