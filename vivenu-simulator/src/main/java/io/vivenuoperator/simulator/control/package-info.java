/** Lets tests and people read the truth and change the world. */
@NullMarked
package io.vivenuoperator.simulator.control;

import org.jspecify.annotations.NullMarked;
