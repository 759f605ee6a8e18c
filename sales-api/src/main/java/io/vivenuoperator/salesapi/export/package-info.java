/** Whole tables in one snapshot, with a proof of their end. */
@NullMarked
package io.vivenuoperator.salesapi.export;

import org.jspecify.annotations.NullMarked;
