/** Keeps the pages of docs/metrics*.md equal to what programs show. */
@NullMarked
package io.vivenuoperator.platform.service.metricspage;

import org.jspecify.annotations.NullMarked;
