/** A run's report: to the database, the log and the termination message. */
@NullMarked
package io.vivenuoperator.poller.report;

import org.jspecify.annotations.NullMarked;
