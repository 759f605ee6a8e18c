/** The load generator: {@code java -jar load.jar} for a run, {@code java -jar load.jar faults} for a run with faults. */
@NullMarked
package io.vivenuoperator.load;

import org.jspecify.annotations.NullMarked;
