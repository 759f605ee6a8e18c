/** Targets that know incidents, which begin and end: PagerDuty and Alertmanager. */
@NullMarked
package io.vivenuoperator.events.incident;

import org.jspecify.annotations.NullMarked;
