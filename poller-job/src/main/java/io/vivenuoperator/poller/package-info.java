/** The process that a region's CronJobs run. */
@NullMarked
package io.vivenuoperator.poller;

import org.jspecify.annotations.NullMarked;
