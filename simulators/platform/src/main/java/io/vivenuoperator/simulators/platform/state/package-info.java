/** What a platform has besides its people. */
@NullMarked
package io.vivenuoperator.simulators.platform.state;

import org.jspecify.annotations.NullMarked;
