package io.vivenuoperator.receiver.envelope;

import java.time.Instant;
import java.util.Optional;

/**
 * The allow-listed fields of one object, and what the inbox stores about them. Computed while parsing, on the request
 * threads: there are many of those and only one writer.
 *
 * @param json the fields as text
 * @param objectId the object's id; absent if it has no valid one
 * @param updatedAt when Vivenu last changed the object; absent if it is missing or not a time
 */
public record RetainedFields(String json, Optional<String> objectId, Optional<Instant> updatedAt) {}
