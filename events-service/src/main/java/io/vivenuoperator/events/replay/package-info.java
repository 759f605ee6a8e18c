/** Messages of the past, once more. */
@NullMarked
package io.vivenuoperator.events.replay;

import org.jspecify.annotations.NullMarked;
