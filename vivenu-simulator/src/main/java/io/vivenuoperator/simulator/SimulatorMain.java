package io.vivenuoperator.simulator;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Runs a simulator as a process until it is killed. */
public final class SimulatorMain {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorMain.class);
    private static final int MISCONFIGURED = 2;

    private SimulatorMain() {}

    /** Reads its settings from the environment; exit code 2 if they are invalid. */
    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        settings().ifPresentOrElse(SimulatorMain::run, () -> System.exit(MISCONFIGURED));
    }

    private static Optional<SimulatorSettings> settings() {
        try {
            return Optional.of(new SimulatorEnvironment(System.getenv()).settings());
        } catch (IllegalArgumentException e) {
            LOG.atError().addKeyValue("reason", e.getMessage()).log("Environment is invalid");
            return Optional.empty();
        }
    }

    private static void run(SimulatorSettings settings) {
        long started = System.nanoTime();
        Simulator simulator = Simulator.start(settings);
        LOG.atInfo()
                .addKeyValue("apiUrl", simulator.apiUrl())
                .addKeyValue("controlUrl", simulator.controlUrl())
                .addKeyValue("sellers", settings.sellers())
                .addKeyValue("startMillis", (System.nanoTime() - started) / 1_000_000)
                .log("Simulator started");
    }
}
