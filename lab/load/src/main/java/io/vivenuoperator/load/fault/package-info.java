/** Breaks the receiver and its database under load, and counts acknowledged deliveries that are missing. */
@NullMarked
package io.vivenuoperator.load.fault;

import org.jspecify.annotations.NullMarked;
