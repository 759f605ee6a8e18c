/** The control API. */
@NullMarked
package io.vivenuoperator.simulators.klaviyo.control;

import org.jspecify.annotations.NullMarked;
