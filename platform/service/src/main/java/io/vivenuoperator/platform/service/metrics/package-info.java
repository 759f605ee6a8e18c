/** What a process shows to Prometheus. */
@NullMarked
package io.vivenuoperator.platform.service.metrics;

import org.jspecify.annotations.NullMarked;
