/** What every process says of itself: what it was built from, and how its JVM is. */
@NullMarked
package io.vivenuoperator.platform.config.process;

import org.jspecify.annotations.NullMarked;
