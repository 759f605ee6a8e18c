/** People who are on three platforms, and who is who. */
@NullMarked
package io.vivenuoperator.people;

import org.jspecify.annotations.NullMarked;
