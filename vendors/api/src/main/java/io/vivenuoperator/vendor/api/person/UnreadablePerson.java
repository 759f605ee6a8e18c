package io.vivenuoperator.vendor.api.person;

import java.util.Optional;

/**
 * A record that is nothing without a field that can't be read. It goes to the quarantine.
 *
 * @param externalId if at least that can be read
 * @param reason names the field and what is wrong with it, never the value
 */
public record UnreadablePerson(Optional<String> externalId, String reason) {}
