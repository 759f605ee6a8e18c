package io.vivenuoperator.contracts.historical;

import java.time.Instant;

/**
 * Tickets of one type that ended with the same answer, and not well.
 *
 * @param answer the status, or why there is none; nothing of the answer's text
 * @param lastTicketId one of them
 */
public record AnswerGroup(String answer, String ticketType, long count, String lastTicketId, Instant lastAt) {}
