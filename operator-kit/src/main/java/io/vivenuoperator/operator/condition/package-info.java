/** Status conditions, their reasons, and how they change. */
@NullMarked
package io.vivenuoperator.operator.condition;

import org.jspecify.annotations.NullMarked;
