/** The way for tests and people to learn the truth and to move the world. */
@NullMarked
package io.vivenuoperator.simulator.control;

import org.jspecify.annotations.NullMarked;
