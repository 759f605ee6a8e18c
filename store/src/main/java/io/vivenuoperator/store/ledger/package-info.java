/** The ledger: one narrow row per ticket, from which every sold count and snapshot is derived in the same transaction. */
@NullMarked
package io.vivenuoperator.store.ledger;

import org.jspecify.annotations.NullMarked;
