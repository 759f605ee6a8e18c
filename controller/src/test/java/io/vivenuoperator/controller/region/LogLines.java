package io.vivenuoperator.controller.region;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The controller's log about one namespace while this is open: message and key-values. Other tests log at the same time. */
final class LogLines implements AutoCloseable {
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.vivenuoperator.controller");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final String namespace;

    LogLines(String namespace) {
        this.namespace = namespace;
        appender.start();
        logger.addAppender(appender);
    }

    List<String> warnings() {
        return List.copyOf(appender.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(line -> line.getMessage() + " " + line.getKeyValuePairs())
                .filter(line -> line.contains("namespace=\"" + namespace + "\""))
                .toList();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
    }
}
