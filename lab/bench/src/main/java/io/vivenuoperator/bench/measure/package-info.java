/** Timing, and comparing figures. */
@NullMarked
package io.vivenuoperator.bench.measure;

import org.jspecify.annotations.NullMarked;
