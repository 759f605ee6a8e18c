/** Runs an HTTP program: two ports, probes, metrics, limits, and a shutdown that loses no request. */
@NullMarked
package io.vivenuoperator.platform.service;

import org.jspecify.annotations.NullMarked;
