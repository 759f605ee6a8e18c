package io.vivenuoperator.platform.config.log;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a file of log levels, so that a program says more for a while without a restart. Without the file, or a line, it is as at the start. */
public final class LogLevelFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogLevelFile.class);

    private final Path file;
    private final LoggerContext log;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-levels").daemon().factory());
    private LogLevels current = LogLevels.NONE;
    private Optional<String> seen = Optional.empty();

    private LogLevelFile(Path file, LoggerContext log) {
        this.file = file;
        this.log = log;
    }

    /**
     * Reads the file before it returns, then follows its changes; inotify does not follow those of a mounted ConfigMap.
     *
     * @param file need not exist
     */
    public static Optional<LogLevelFile> follow(Path file, Duration interval) {
        if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext log)) {
            return Optional.empty();
        }
        var levels = new LogLevelFile(file, log);
        levels.look();
        var _ = levels.clock.scheduleWithFixedDelay(
                levels::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        return Optional.of(levels);
    }

    private void look() {
        try {
            Optional<String> now = content();
            if (!now.equals(seen)) {
                seen = now;
                apply(now.map(LogLevels::parse).orElse(LogLevels.NONE));
            }
        } catch (IOException e) {
            LOG.atDebug().addKeyValue("file", file).log("Log levels can't be read, they stay");
        } catch (RuntimeException e) {
            // An exception would end the schedule.
            LOG.atError().setCause(e).log("Log levels could not be set");
        }
    }

    private Optional<String> content() throws IOException {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void apply(LogLevels next) {
        current.levels().keySet().stream()
                .filter(logger -> !next.levels().containsKey(logger))
                .forEach(logger -> log.getLogger(logger).setLevel(null));
        next.levels().forEach((logger, level) -> log.getLogger(logger).setLevel(level));
        current = next;
        LOG.atInfo()
                .addKeyValue("levels", next.levels())
                .addKeyValue("problems", next.problems())
                .log("Log levels set");
    }

    @Override
    public void close() {
        clock.shutdownNow();
        current.levels().keySet().forEach(logger -> log.getLogger(logger).setLevel(null));
    }
}
