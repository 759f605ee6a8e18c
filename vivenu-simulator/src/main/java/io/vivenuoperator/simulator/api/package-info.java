/** Vivenu's REST routes, with the checks that its OpenAPI document asks for. */
@NullMarked
package io.vivenuoperator.simulator.api;

import org.jspecify.annotations.NullMarked;
