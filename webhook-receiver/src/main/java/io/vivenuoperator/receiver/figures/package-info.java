/** The store's figures, shown by the one receiver that was elected for it. */
@NullMarked
package io.vivenuoperator.receiver.figures;

import org.jspecify.annotations.NullMarked;
