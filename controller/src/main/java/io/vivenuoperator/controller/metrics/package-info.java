/** The controller's metrics, and each region's status as metrics, so that alerts need no other endpoint. */
@NullMarked
package io.vivenuoperator.controller.metrics;

import org.jspecify.annotations.NullMarked;
