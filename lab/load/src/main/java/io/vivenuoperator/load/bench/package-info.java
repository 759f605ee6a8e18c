/** The receiver's capacity, compared with pgbench on the same database in the same run. */
@NullMarked
package io.vivenuoperator.load.bench;

import org.jspecify.annotations.NullMarked;
