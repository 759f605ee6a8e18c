/** When to look again, and what is remembered until then. */
@NullMarked
package io.vivenuoperator.operator.recheck;

import org.jspecify.annotations.NullMarked;
