/** Walks offset-paged lists without losing what moves while they are read. */
@NullMarked
package io.vivenuoperator.vendor.vivenu.paging;

import org.jspecify.annotations.NullMarked;
