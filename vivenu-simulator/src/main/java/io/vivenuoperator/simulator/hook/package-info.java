/** An endpoint that takes whatever is posted to it: somebody who is told of sales. */
@NullMarked
package io.vivenuoperator.simulator.hook;

import org.jspecify.annotations.NullMarked;
