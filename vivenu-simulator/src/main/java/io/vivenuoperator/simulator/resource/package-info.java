/** The world as the JSON that Vivenu's OpenAPI document describes. */
@NullMarked
package io.vivenuoperator.simulator.resource;

import org.jspecify.annotations.NullMarked;
