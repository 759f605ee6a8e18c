package io.vivenuoperator.platform.config;

import io.vivenuoperator.platform.config.log.ComponentLog;
import io.vivenuoperator.platform.config.log.LogLevelFile;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The common start of every {@code main}: one log for all libraries; an invalid environment ends with one log line and exit
 * code 2. A file of log levels ({@code LOG_LEVELS_FILE}) is followed from then on.
 *
 * @param name the program's name in its log, as its image has it
 */
public record Program(String name) {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);
    private static final String LEVELS = "LOG_LEVELS_FILE";
    private static final Duration LEVELS_INTERVAL = Duration.ofSeconds(1);

    /** Starts the program; returns when it is running or done. Exits the process if it can't start. */
    public void start(Start start) {
        ExitCode code = run(start);
        if (code != ExitCode.DONE) {
            System.exit(code.number());
        }
    }

    /** Like {@link #start}, for tests: returns the exit code instead of exiting. */
    ExitCode run(Start start) {
        prepare();
        try {
            var environment = new EnvironmentVariables(System.getenv());
            environment.optional(LEVELS).ifPresent(file -> LogLevelFile.follow(Path.of(file), LEVELS_INTERVAL));
            start.start(environment);
            return ExitCode.DONE;
        } catch (MisconfiguredException e) {
            LOG.atError()
                    .addKeyValue("program", name)
                    .addKeyValue("problem", e.getMessage())
                    .log("Misconfigured");
            return ExitCode.MISCONFIGURED;
        } catch (Exception e) {
            LOG.atError().setCause(e).addKeyValue("program", name).log("Program could not start");
            return ExitCode.RETRY;
        }
    }

    /** What comes before anything is logged or asked; for a program that ends with exit codes of its own. */
    public void prepare() {
        CipherPreference.set();
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        ComponentLog.name(name);
    }

    /** The program itself. */
    @FunctionalInterface
    public interface Start {
        void start(EnvironmentVariables environment) throws Exception;
    }
}
