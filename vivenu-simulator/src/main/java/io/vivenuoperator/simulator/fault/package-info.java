/** What can be made to go wrong. */
@NullMarked
package io.vivenuoperator.simulator.fault;

import org.jspecify.annotations.NullMarked;
