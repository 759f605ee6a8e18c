package io.vivenuoperator.simulators.klaviyo;

import io.vivenuoperator.simulators.platform.environment.SimulatorProcess;

/** Runs a simulator as a process until it is killed. */
public final class KlaviyoSimulatorMain {
    private KlaviyoSimulatorMain() {}

    /** Reads its settings from the environment; exit code 2 if they are invalid. */
    public static void main(String[] args) {
        SimulatorProcess.run(() -> KlaviyoSimulator.start(new KlaviyoEnvironment(System.getenv()).settings())
                .url());
    }
}
