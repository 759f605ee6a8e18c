/** Grafana's dashboards in the chart are right, as far as that can be known without Grafana. */
@NullMarked
package io.vivenuoperator.e2e.dashboard;

import org.jspecify.annotations.NullMarked;
