/** The process that the CronJobs run: {@code incremental}, {@code full} or {@code migrate}. */
@NullMarked
package io.vivenuoperator.poller;

import org.jspecify.annotations.NullMarked;
