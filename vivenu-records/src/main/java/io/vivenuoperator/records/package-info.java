/** Converts Vivenu's records to the store's. Neither side knows the other; both programs that store records use this package. */
@NullMarked
package io.vivenuoperator.records;

import org.jspecify.annotations.NullMarked;
