/** Which shards of subscriptions this process delivers for. */
@NullMarked
package io.vivenuoperator.events.lease;

import org.jspecify.annotations.NullMarked;
