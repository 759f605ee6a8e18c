/** Who wants to be told of messages, and where. */
@NullMarked
package io.vivenuoperator.store.subscription;

import org.jspecify.annotations.NullMarked;
