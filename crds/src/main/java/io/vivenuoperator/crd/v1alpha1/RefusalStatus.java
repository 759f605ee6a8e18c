package io.vivenuoperator.crd.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/**
 * A key that Vivenu refused: kept in the status, so that a restarted controller does not ask again too soon. It holds nothing that
 * the key could be guessed from.
 *
 * @param until RFC 3339, UTC
 */
public record RefusalStatus(
        @Required @JsonPropertyDescription("Secret and resource version that the refused key was read from.")
        String secretRevision,

        @Required @JsonPropertyDescription("Before this time Vivenu is not asked about it again.")
        String until) {}
