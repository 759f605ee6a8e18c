/** A delivery that waits for the writer. */
@NullMarked
package io.vivenuoperator.receiver.inbox;

import org.jspecify.annotations.NullMarked;
