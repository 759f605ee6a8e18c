/** What the receiver can take, beside pgbench on the same database in the same run. */
@NullMarked
package io.vivenuoperator.load.bench;

import org.jspecify.annotations.NullMarked;
