/** Simulated faults. */
@NullMarked
package io.vivenuoperator.simulator.fault;

import org.jspecify.annotations.NullMarked;
