/** What the controller counts, and what it shows of each region, so that alerts need no other endpoint. */
@NullMarked
package io.vivenuoperator.controller.metrics;

import org.jspecify.annotations.NullMarked;
