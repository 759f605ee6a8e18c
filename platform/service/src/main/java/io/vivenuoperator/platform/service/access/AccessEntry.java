package io.vivenuoperator.platform.service.access;

import java.util.function.UnaryOperator;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The access log's data about one answered request.
 *
 * @param route the path's pattern rather than the path, which strangers choose
 * @param outcome one word
 * @param details adds the endpoint's own key-values
 */
public record AccessEntry(String requestId, String route, String outcome, UnaryOperator<LoggingEventBuilder> details) {}
