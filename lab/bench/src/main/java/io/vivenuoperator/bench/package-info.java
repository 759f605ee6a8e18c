/** The benchmarks: what `make bench` runs. */
@NullMarked
package io.vivenuoperator.bench;

import org.jspecify.annotations.NullMarked;
