package io.vivenuoperator.crd.v1alpha1.historical;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/** Tickets of one type that ended with the same answer. Nothing of the answer's text: it may repeat the ticket. */
public record SyncErrorStatus(
        @JsonPropertyDescription("The status that the endpoint answered, or why there is none.")
        String answer,

        @JsonPropertyDescription("Name of the tickets' type.")
        String ticketType,

        @JsonPropertyDescription("How many tickets.") Long count,

        @JsonPropertyDescription("Vivenu's id of the last of them.")
        String lastTicketId,

        @JsonPropertyDescription("When it was the last one's turn.")
        String lastAt) {}
