/** Accepted webhook deliveries, each stored once. */
@NullMarked
package io.vivenuoperator.store.inbox;

import org.jspecify.annotations.NullMarked;
