/** One thing that Vivenu posted, and what became of it. */
@NullMarked
package io.vivenuoperator.receiver.delivery;

import org.jspecify.annotations.NullMarked;
