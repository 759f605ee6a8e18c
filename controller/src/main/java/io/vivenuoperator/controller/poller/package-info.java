/** The CronJobs and Jobs that poll a region. */
@NullMarked
package io.vivenuoperator.controller.poller;

import org.jspecify.annotations.NullMarked;
