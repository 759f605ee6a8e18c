/** A real Prometheus, with what the chart has for it. */
@NullMarked
package io.vivenuoperator.e2e.prometheus;

import org.jspecify.annotations.NullMarked;
