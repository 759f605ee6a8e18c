package io.vivenuoperator.store.poll;

import java.util.Optional;

/**
 * How far a list was read.
 *
 * @param skip how many records
 * @param total how many the list had then, if it told
 */
public record ListPosition(long skip, Optional<Long> total) {}
