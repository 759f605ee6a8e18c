package io.vivenuoperator.client.model;

import java.util.Optional;

/**
 * A record that does not have the shape we know, for example because a field's type changed.
 *
 * @param id the record's {@code _id} if at least that could be read
 * @param reason names the field and what was expected there, never the value
 */
public record Unreadable(Optional<String> id, String reason) {}
