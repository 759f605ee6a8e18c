/** Where Vivenu's records meet the store's: neither knows the other, and both programs that store them go through here. */
@NullMarked
package io.vivenuoperator.records;

import org.jspecify.annotations.NullMarked;
