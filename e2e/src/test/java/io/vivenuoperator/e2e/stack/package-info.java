/** The chart on a real cluster, with the simulator beside it. */
@NullMarked
package io.vivenuoperator.e2e.stack;

import org.jspecify.annotations.NullMarked;
