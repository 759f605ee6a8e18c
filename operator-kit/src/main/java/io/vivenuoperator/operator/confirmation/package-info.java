/** Programs that are handed a document: hurrying their pods, and asking each which revision it has loaded. */
@NullMarked
package io.vivenuoperator.operator.confirmation;

import org.jspecify.annotations.NullMarked;
