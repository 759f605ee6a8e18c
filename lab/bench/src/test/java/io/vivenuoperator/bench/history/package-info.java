/** Tests. */
@NullMarked
package io.vivenuoperator.bench.history;

import org.jspecify.annotations.NullMarked;
