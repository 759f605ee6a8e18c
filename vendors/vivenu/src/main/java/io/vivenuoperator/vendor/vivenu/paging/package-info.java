/** Reads offset-paged lists without losing records that move meanwhile. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.paging;

import org.jspecify.annotations.NullMarked;
