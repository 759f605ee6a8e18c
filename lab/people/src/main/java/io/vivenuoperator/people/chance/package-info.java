/** Chance by a seed. */
@NullMarked
package io.vivenuoperator.people.chance;

import org.jspecify.annotations.NullMarked;
