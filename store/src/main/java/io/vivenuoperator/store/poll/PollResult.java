package io.vivenuoperator.store.poll;

import java.time.Instant;
import java.util.Optional;

/**
 * What a run reports.
 *
 * @param reason CamelCase; absent when complete
 * @param events records that were read
 * @param tickets records that were read
 * @param vendorSold sold tickets by Vivenu's totals; absent when not measured, like the two that follow
 * @param message one sentence for people
 */
public record PollResult(
        PollOutcome outcome,
        Optional<String> reason,
        Instant finishedAt,
        int events,
        int tickets,
        int requests,
        Optional<Long> vendorSold,
        Optional<Long> storedSold,
        Optional<Double> completenessPercent,
        String message) {}
