/** An artificial kind that shows what a second one needs besides the kit. */
@NullMarked
package io.vivenuoperator.operator.errand;

import org.jspecify.annotations.NullMarked;
