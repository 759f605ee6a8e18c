/** A kind that nobody needs: what a second one costs beside the kit. */
@NullMarked
package io.vivenuoperator.operator.errand;

import org.jspecify.annotations.NullMarked;
