/** The region's data in PostgreSQL, and the shared request budget. */
@NullMarked
package io.vivenuoperator.poller.postgres;

import org.jspecify.annotations.NullMarked;
