package io.vivenuoperator.receiver.http;

import io.vivenuoperator.receiver.delivery.Delivery;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One line a request, with what was proven about it: a stranger's words never get in. */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("access");

    void write(Verdict verdict, int status, String source, Duration took) {
        var line = LOG.atInfo()
                .addKeyValue("status", status)
                .addKeyValue("source", source)
                .addKeyValue("durationMillis", took.toNanos() / 1_000_000.0);
        switch (verdict) {
            case Verdict.Taken taken ->
                delivery(line, taken.delivery())
                        .addKeyValue("outcome", CamelCase.of(taken.outcome()))
                        .log("delivery");
            case Verdict.Refused refused ->
                refused.delivery()
                        .map(delivery -> delivery(line, delivery))
                        .orElseGet(() -> line.addKeyValue("region", refused.region()))
                        .addKeyValue("outcome", refused.refusal().reason())
                        .log("delivery");
            case Verdict.Unauthenticated stranger ->
                line.addKeyValue("region", stranger.region())
                        .addKeyValue("outcome", stranger.refusal().reason())
                        .log("delivery");
        }
    }

    /** A request whose head could not be read. */
    void unread(int status, String reason, String source) {
        LOG.atInfo()
                .addKeyValue("status", status)
                .addKeyValue("source", source)
                .addKeyValue("outcome", reason)
                .log("delivery");
    }

    /** A request that got no answer, so there is no status. */
    void cutOff(String reason, String source, Duration after) {
        LOG.atInfo()
                .addKeyValue("source", source)
                .addKeyValue("durationMillis", after.toNanos() / 1_000_000.0)
                .addKeyValue("outcome", "CutOff")
                .addKeyValue("at", reason)
                .log("delivery");
    }

    private static LoggingEventBuilder delivery(LoggingEventBuilder line, Delivery delivery) {
        return line.addKeyValue("region", delivery.region())
                .addKeyValue("deliveryId", delivery.envelope().id())
                .addKeyValue("type", delivery.envelope().type())
                .addKeyValue("bytes", delivery.bodyBytes());
    }
}
