/** What the service counts. */
@NullMarked
package io.vivenuoperator.events.metrics;

import org.jspecify.annotations.NullMarked;
