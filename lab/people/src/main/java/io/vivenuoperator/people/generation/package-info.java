/** People, and what the platforms know of them. */
@NullMarked
package io.vivenuoperator.people.generation;

import org.jspecify.annotations.NullMarked;
