/** When to check again, and what is cached until then. */
@NullMarked
package io.vivenuoperator.operator.recheck;

import org.jspecify.annotations.NullMarked;
