/** The control API. */
@NullMarked
package io.vivenuoperator.simulators.platform.control;

import org.jspecify.annotations.NullMarked;
