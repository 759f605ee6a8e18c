/** Damaged inputs for fuzz tests, also of other modules. */
@NullMarked
package io.vivenuoperator.platform.service.fuzz;

import org.jspecify.annotations.NullMarked;
