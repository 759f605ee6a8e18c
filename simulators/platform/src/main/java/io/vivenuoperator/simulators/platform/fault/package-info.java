/** What can be made to go wrong. */
@NullMarked
package io.vivenuoperator.simulators.platform.fault;

import org.jspecify.annotations.NullMarked;
