package io.vivenuoperator.platform.config.log;

import ch.qos.logback.classic.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file of log levels says: lines such as {@code io.vivenuoperator.receiver=DEBUG}. Only our own loggers can be set: what libraries
 * log at DEBUG may repeat what somebody sent.
 *
 * @param levels by logger
 * @param problems one sentence for each line that is ignored
 */
record LogLevels(Map<String, Level> levels, List<String> problems) {
    /** Nothing is set. */
    static final LogLevels NONE = new LogLevels(Map.of(), List.of());

    private static final String OURS = "io.vivenuoperator";
    private static final String ACCESS = "access";

    static LogLevels parse(String file) {
        Map<String, Level> levels = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        List<String> lines = file.lines().map(String::strip).toList();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            if (!line.isEmpty() && !line.startsWith("#")) {
                read(line, "line " + number + ": ", levels, problems);
            }
        }
        return new LogLevels(Map.copyOf(levels), List.copyOf(problems));
    }

    private static void read(String line, String where, Map<String, Level> levels, List<String> problems) {
        int equals = line.indexOf('=');
        String logger = line.substring(0, Math.max(0, equals)).strip();
        if (!logger.equals(ACCESS) && !logger.equals(OURS) && !logger.startsWith(OURS + ".")) {
            problems.add(where + "must begin with access=, " + OURS + "= or the name of a logger below " + OURS);
            return;
        }
        String wanted = line.substring(equals + 1).strip();
        Level level = Level.toLevel(wanted, Level.OFF);
        if (level.equals(Level.OFF)) {
            problems.add(where + "the level must be TRACE, DEBUG, INFO, WARN or ERROR");
            return;
        }
        levels.put(logger, level);
    }
}
