/** Answers questions about sales, for programs. */
@NullMarked
package io.vivenuoperator.salesapi;

import org.jspecify.annotations.NullMarked;
