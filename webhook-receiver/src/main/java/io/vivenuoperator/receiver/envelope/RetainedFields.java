package io.vivenuoperator.receiver.envelope;

import java.time.Instant;
import java.util.Optional;

/**
 * The allow-listed fields of one object, with what the inbox is told of them. All of it is made where the body is read, by as
 * many threads as there are requests: the writer is one.
 *
 * @param json the fields as text
 * @param objectId the object's id; absent when it has none that is one
 * @param updatedAt when Vivenu last changed the object; absent when it does not say so, or not as a time
 */
public record RetainedFields(String json, Optional<String> objectId, Optional<Instant> updatedAt) {}
