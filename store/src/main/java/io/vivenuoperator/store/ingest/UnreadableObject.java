package io.vivenuoperator.store.ingest;

import io.vivenuoperator.store.ledger.CertainStatus;
import io.vivenuoperator.store.quarantine.QuarantinedRecord;
import java.util.Optional;

/**
 * An event or ticket that can't be read.
 *
 * @param certain what the ledger still counts of it
 */
public record UnreadableObject(QuarantinedRecord record, Optional<CertainStatus> certain) {}
