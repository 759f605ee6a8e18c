/** Renders the world as the JSON described in Vivenu's OpenAPI document. */
@NullMarked
package io.vivenuoperator.simulator.resource;

import org.jspecify.annotations.NullMarked;
