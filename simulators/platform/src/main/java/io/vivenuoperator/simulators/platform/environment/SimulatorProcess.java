package io.vivenuoperator.simulators.platform.environment;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A simulator as a process, which runs until it is killed. */
public final class SimulatorProcess {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorProcess.class);
    private static final int MISCONFIGURED = 2;

    private SimulatorProcess() {}

    /**
     * Starts one; exit code 2 if it is set up wrongly.
     *
     * @param start starts it and answers where it is; throws {@link IllegalArgumentException} with what to change
     */
    public static void run(Supplier<String> start) {
        try {
            String url = start.get();
            LOG.atInfo().addKeyValue("url", url).log("Simulator started");
        } catch (IllegalArgumentException e) {
            LOG.atError().addKeyValue("reason", e.getMessage()).log("Settings are invalid");
            System.exit(MISCONFIGURED);
        }
    }
}
