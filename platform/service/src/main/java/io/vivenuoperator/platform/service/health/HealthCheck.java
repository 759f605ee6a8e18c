package io.vivenuoperator.platform.service.health;

import java.util.function.Supplier;

/**
 * One health check.
 *
 * @param name the name of what is checked
 * @param state evaluated for each probe, so it must not block
 */
public record HealthCheck(String name, Probe probe, Supplier<HealthState> state) {
    /** The consequence of a failed check. */
    public enum Probe {
        /** The container is restarted. */
        LIVENESS,
        /** No requests are sent to the pod. */
        READINESS,
        /** The program gets more time to start. */
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
