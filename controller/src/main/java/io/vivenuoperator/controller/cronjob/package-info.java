/** The CronJobs and Jobs that poll a region. */
@NullMarked
package io.vivenuoperator.controller.cronjob;

import org.jspecify.annotations.NullMarked;
