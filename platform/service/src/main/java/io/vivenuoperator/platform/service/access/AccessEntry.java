package io.vivenuoperator.platform.service.access;

import java.util.function.UnaryOperator;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What the log says about one answered request.
 *
 * @param route the path's pattern, not the path: strangers choose that
 * @param outcome one word
 * @param details adds the endpoint's own words
 */
public record AccessEntry(String requestId, String route, String outcome, UnaryOperator<LoggingEventBuilder> details) {}
