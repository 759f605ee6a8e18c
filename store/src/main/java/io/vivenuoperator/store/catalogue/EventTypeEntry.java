package io.vivenuoperator.store.catalogue;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One of the product's own event types. A field may be added to it; anything else is a new type.
 *
 * @param name the type on the wire
 * @param since the release that first wrote it
 * @param description one sentence for people
 * @param schema JSON Schema (2020-12) of the payload
 * @param example a payload
 */
public record EventTypeEntry(
        String name, int version, String since, String description, JsonNode schema, JsonNode example) {}
