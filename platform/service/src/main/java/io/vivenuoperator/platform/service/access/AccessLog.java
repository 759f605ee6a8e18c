package io.vivenuoperator.platform.service.access;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per request, containing only verified facts: a stranger's text never gets in. */
public final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("access");
    private static final double NANOS_PER_MILLI = 1_000_000.0;

    private final String message;

    /**
     * A log for one kind of request.
     *
     * @param message the log message for a request
     */
    public AccessLog(String message) {
        this.message = message;
    }

    public void answered(int status, String source, Duration took, AccessEntry entry) {
        entry.details()
                .apply(LOG.atInfo()
                        .addKeyValue("status", status)
                        .addKeyValue("source", source)
                        .addKeyValue("durationMillis", took.toNanos() / NANOS_PER_MILLI)
                        .addKeyValue("requestId", entry.requestId())
                        .addKeyValue("route", entry.route()))
                .addKeyValue("outcome", entry.outcome())
                .log(message);
    }

    /** A request that reached no endpoint. */
    void unread(int status, String reason, String source, String requestId) {
        LOG.atInfo()
                .addKeyValue("status", status)
                .addKeyValue("source", source)
                .addKeyValue("requestId", requestId)
                .addKeyValue("outcome", reason)
                .log(message);
    }

    /** A request that got no response, so there is no status. */
    void cutOff(String reason, String source, Duration after) {
        LOG.atInfo()
                .addKeyValue("source", source)
                .addKeyValue("durationMillis", after.toNanos() / NANOS_PER_MILLI)
                .addKeyValue("outcome", "CutOff")
                .addKeyValue("at", reason)
                .log(message);
    }
}
