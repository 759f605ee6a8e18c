/** Tests. */
@NullMarked
package io.vivenuoperator.store.ledger;

import org.jspecify.annotations.NullMarked;
