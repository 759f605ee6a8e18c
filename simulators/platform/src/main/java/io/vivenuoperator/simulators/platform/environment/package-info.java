/** Settings from the environment, and the process. */
@NullMarked
package io.vivenuoperator.simulators.platform.environment;

import org.jspecify.annotations.NullMarked;
