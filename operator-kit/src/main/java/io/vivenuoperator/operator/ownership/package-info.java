/** Creating and owning objects. */
@NullMarked
package io.vivenuoperator.operator.ownership;

import org.jspecify.annotations.NullMarked;
