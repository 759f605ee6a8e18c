/** Tickets, without anybody who holds them. */
@NullMarked
package io.vivenuoperator.salesapi.ledger;

import org.jspecify.annotations.NullMarked;
