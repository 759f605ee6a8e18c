/** Deletes what is over, by one process of all. */
@NullMarked
package io.vivenuoperator.events.retention;

import org.jspecify.annotations.NullMarked;
