/** The platform's clock. */
@NullMarked
package io.vivenuoperator.simulators.platform.clock;

import org.jspecify.annotations.NullMarked;
