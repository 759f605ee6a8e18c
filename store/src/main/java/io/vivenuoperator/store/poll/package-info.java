/** Runs of the poller: leases, cursors, coverage and results. */
@NullMarked
package io.vivenuoperator.store.poll;

import org.jspecify.annotations.NullMarked;
