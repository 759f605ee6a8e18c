/** The proof behind a region's trust: its polls, and when nobody looked. */
@NullMarked
package io.vivenuoperator.salesapi.proof;

import org.jspecify.annotations.NullMarked;
