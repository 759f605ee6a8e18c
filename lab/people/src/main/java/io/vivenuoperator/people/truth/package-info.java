/** Who is who. */
@NullMarked
package io.vivenuoperator.people.truth;

import org.jspecify.annotations.NullMarked;
