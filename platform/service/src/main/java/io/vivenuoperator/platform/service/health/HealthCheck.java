package io.vivenuoperator.platform.service.health;

import java.util.function.Supplier;

/**
 * One question that the cluster asks again and again.
 *
 * @param name of what is looked at
 * @param state looked up for each question, so it must not block
 */
public record HealthCheck(String name, Probe probe, Supplier<HealthState> state) {
    /** What follows from an answer. */
    public enum Probe {
        /** Down: it is started anew. */
        LIVENESS,
        /** Down: nothing is sent to it. */
        READINESS,
        /** Down: it is given more time to start. */
        STARTUP
    }

    public static HealthCheck live(String name, Supplier<HealthState> state) {
        return new HealthCheck(name, Probe.LIVENESS, state);
    }

    public static HealthCheck ready(String name, Supplier<HealthState> state) {
        return new HealthCheck(name, Probe.READINESS, state);
    }

    public static HealthCheck started(String name, Supplier<HealthState> state) {
        return new HealthCheck(name, Probe.STARTUP, state);
    }
}
