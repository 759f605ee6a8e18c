/** Where deliveries wait for the writer: bounded, so that overload is answered at once. */
@NullMarked
package io.vivenuoperator.receiver.inbox;

import org.jspecify.annotations.NullMarked;
