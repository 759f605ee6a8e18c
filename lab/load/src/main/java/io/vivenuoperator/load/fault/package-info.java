/** Breaks the receiver and its database under load, and counts what was acknowledged and is missing. */
@NullMarked
package io.vivenuoperator.load.fault;

import org.jspecify.annotations.NullMarked;
