package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.Tags;

/** One gauge of a region, without its value. */
record MetricSample(String name, String meaning, Tags tags) {}
