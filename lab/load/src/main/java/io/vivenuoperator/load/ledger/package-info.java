/** Who was sent, who was acknowledged, who is in the database: the three must agree. */
@NullMarked
package io.vivenuoperator.load.ledger;

import org.jspecify.annotations.NullMarked;
