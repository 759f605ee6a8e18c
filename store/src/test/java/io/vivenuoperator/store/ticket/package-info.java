/** Tests. */
@NullMarked
package io.vivenuoperator.store.ticket;

import org.jspecify.annotations.NullMarked;
