package io.vivenuoperator.platform.config.log;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Says in each line of the log which program wrote it. */
public final class ComponentLog {
    private static final String FIELD = "component";

    private ComponentLog() {}

    /**
     * From now on each line has the field {@code component}.
     *
     * @param component the program's name, as its image and its metrics have it
     */
    public static void name(String component) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.putProperty(FIELD, component);
        }
    }
}
