package io.vivenuoperator.platform.config;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * What every {@code main} begins with: one log for all libraries, and a wrong environment that ends in one line and exit code 2.
 *
 * @param name as people call the program, for its log
 */
public record Program(String name) {
    private static final Logger LOG = LoggerFactory.getLogger(Program.class);

    /** Starts the program; returns when it runs or is done. Ends the process when it can't start. */
    public void start(Start start) {
        ExitCode code = run(start);
        if (code != ExitCode.DONE) {
            System.exit(code.number());
        }
    }

    /** As {@link #start}, for tests: tells the code instead of ending the process. */
    ExitCode run(Start start) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        try {
            start.start(new EnvironmentVariables(System.getenv()));
            return ExitCode.DONE;
        } catch (MisconfiguredException e) {
            LOG.atError()
                    .addKeyValue("program", name)
                    .addKeyValue("problem", e.getMessage())
                    .log("Misconfigured");
            return ExitCode.MISCONFIGURED;
        } catch (Exception e) {
            LOG.atError().setCause(e).addKeyValue("program", name).log("The program could not start");
            return ExitCode.RETRY;
        }
    }

    /** The program's own matter. */
    @FunctionalInterface
    public interface Start {
        void start(EnvironmentVariables environment) throws Exception;
    }
}
