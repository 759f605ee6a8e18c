/** Objects of the API server that the reconciliations of many resources write to. */
@NullMarked
package io.vivenuoperator.operator.shared;

import org.jspecify.annotations.NullMarked;
