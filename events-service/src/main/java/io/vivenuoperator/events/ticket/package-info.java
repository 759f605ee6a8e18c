/** Tickets that open one stream each, for clients that can't send a key. */
@NullMarked
package io.vivenuoperator.events.ticket;

import org.jspecify.annotations.NullMarked;
