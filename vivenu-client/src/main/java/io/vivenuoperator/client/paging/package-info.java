/** Walks offset-paged lists without losing what moves while they are read. */
@NullMarked
package io.vivenuoperator.client.paging;

import org.jspecify.annotations.NullMarked;
