package io.vivenuoperator.simulators.eventbrite;

import io.vivenuoperator.simulators.platform.environment.SimulatorProcess;

/** Runs a simulator as a process until it is killed. */
public final class EventbriteSimulatorMain {
    private EventbriteSimulatorMain() {}

    /** Reads its settings from the environment; exit code 2 if they are invalid. */
    public static void main(String[] args) {
        SimulatorProcess.run(() -> EventbriteSimulator.start(new EventbriteEnvironment(System.getenv()).settings())
                .url());
    }
}
