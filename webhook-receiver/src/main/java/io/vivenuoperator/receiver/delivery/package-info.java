/** A delivery and its result. */
@NullMarked
package io.vivenuoperator.receiver.delivery;

import org.jspecify.annotations.NullMarked;
