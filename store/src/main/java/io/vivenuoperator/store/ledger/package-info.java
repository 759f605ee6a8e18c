/** The ledger: one narrow row per ticket, from which every sold count and every snapshot follows in the same transaction. */
@NullMarked
package io.vivenuoperator.store.ledger;

import org.jspecify.annotations.NullMarked;
