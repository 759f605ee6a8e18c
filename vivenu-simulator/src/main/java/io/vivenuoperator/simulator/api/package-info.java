/** Vivenu's REST routes, with the checks required by its OpenAPI document. */
@NullMarked
package io.vivenuoperator.simulator.api;

import org.jspecify.annotations.NullMarked;
