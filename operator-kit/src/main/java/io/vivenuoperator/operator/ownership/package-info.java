/** Whose the objects are that an operator makes. */
@NullMarked
package io.vivenuoperator.operator.ownership;

import org.jspecify.annotations.NullMarked;
