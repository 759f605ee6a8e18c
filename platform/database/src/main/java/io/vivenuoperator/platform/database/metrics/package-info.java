/** How a program's database does, for Prometheus. */
@NullMarked
package io.vivenuoperator.platform.database.metrics;

import org.jspecify.annotations.NullMarked;
