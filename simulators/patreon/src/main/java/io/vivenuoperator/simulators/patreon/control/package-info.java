/** The control API. */
@NullMarked
package io.vivenuoperator.simulators.patreon.control;

import org.jspecify.annotations.NullMarked;
