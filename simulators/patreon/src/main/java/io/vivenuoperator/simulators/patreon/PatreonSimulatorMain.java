package io.vivenuoperator.simulators.patreon;

import io.vivenuoperator.simulators.platform.environment.SimulatorProcess;

/** Runs a simulator as a process until it is killed. */
public final class PatreonSimulatorMain {
    private PatreonSimulatorMain() {}

    /** Reads its settings from the environment; exit code 2 if they are invalid. */
    public static void main(String[] args) {
        SimulatorProcess.run(() -> PatreonSimulator.start(new PatreonEnvironment(System.getenv()).settings())
                .url());
    }
}
