/** What was sent, what was answered, and what is in the database, of a run under load: the three must agree. */
@NullMarked
package io.vivenuoperator.e2e.ledger;

import org.jspecify.annotations.NullMarked;
