/** A Vivenu to develop, test and demonstrate against. */
@NullMarked
package io.vivenuoperator.simulator;

import org.jspecify.annotations.NullMarked;
