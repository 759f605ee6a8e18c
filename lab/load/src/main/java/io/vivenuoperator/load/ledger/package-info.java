/** What was sent, what was acknowledged, what is in the database: the three must agree. */
@NullMarked
package io.vivenuoperator.load.ledger;

import org.jspecify.annotations.NullMarked;
