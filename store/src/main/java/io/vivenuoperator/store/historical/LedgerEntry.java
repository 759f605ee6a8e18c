package io.vivenuoperator.store.historical;

import java.time.Instant;
import java.util.Optional;

/**
 * A ticket as our own ledger has it.
 *
 * @param status Vivenu's word; empty for one that only a newer version knows
 * @param goneAt when a full poll did not find it at Vivenu any more; absent if it is there
 */
public record LedgerEntry(Optional<String> status, Instant updatedAt, Optional<Instant> goneAt) {}
