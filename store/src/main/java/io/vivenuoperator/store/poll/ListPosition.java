package io.vivenuoperator.store.poll;

import java.util.Optional;

/**
 * How far a list has been read.
 *
 * @param skip the number of records read
 * @param total the list's length then, if known
 */
public record ListPosition(long skip, Optional<Long> total) {}
