/** Which tickets for streams were taken, for all processes. */
@NullMarked
package io.vivenuoperator.store.ticket;

import org.jspecify.annotations.NullMarked;
