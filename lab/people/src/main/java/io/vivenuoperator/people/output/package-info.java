/** Files. */
@NullMarked
package io.vivenuoperator.people.output;

import org.jspecify.annotations.NullMarked;
