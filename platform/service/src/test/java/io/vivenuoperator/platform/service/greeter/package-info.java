/** A second program on the floor: see what one needs. */
@NullMarked
package io.vivenuoperator.platform.service.greeter;

import org.jspecify.annotations.NullMarked;
