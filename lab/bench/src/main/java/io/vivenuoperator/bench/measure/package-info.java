/** How long something takes, and how ratios are told. */
@NullMarked
package io.vivenuoperator.bench.measure;

import org.jspecify.annotations.NullMarked;
