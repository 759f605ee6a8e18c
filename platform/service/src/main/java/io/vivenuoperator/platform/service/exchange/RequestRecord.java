package io.vivenuoperator.platform.service.exchange;

import io.vivenuoperator.platform.service.access.AbortedRequests;
import io.vivenuoperator.platform.service.access.AccessLog;
import io.vivenuoperator.platform.service.access.RequestIds;

/** What is kept of each request: its id, and a line in a log. */
public record RequestRecord(RequestIds ids, AccessLog accessLog, AbortedRequests aborted) {}
