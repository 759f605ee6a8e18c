/** Webhook deliveries that were accepted, each kept once. */
@NullMarked
package io.vivenuoperator.store.inbox;

import org.jspecify.annotations.NullMarked;
