package io.vivenuoperator.receiver.envelope;

import java.util.Optional;

/**
 * What surrounds every webhook's data. Vivenu's document names {@code id}, {@code type}, {@code mode} and {@code data}; real
 * deliveries also carry the seller and the webhook.
 *
 * @param id Vivenu's id of the transmission, what a redelivery is recognised by
 * @param type for example {@code ticket.created}
 * @param mode {@code prod} or {@code dev}
 */
public record Envelope(
        String id, String type, Optional<String> mode, Optional<String> sellerId, Optional<String> webhookId) {}
