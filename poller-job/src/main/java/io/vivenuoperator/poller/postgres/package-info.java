/** The region's data in PostgreSQL, and the request budget that all processes share. */
@NullMarked
package io.vivenuoperator.poller.postgres;

import org.jspecify.annotations.NullMarked;
