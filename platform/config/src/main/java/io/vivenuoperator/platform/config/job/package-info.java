/** How a job ends: its report for Kubernetes and for people, and its end on SIGTERM. */
@NullMarked
package io.vivenuoperator.platform.config.job;

import org.jspecify.annotations.NullMarked;
