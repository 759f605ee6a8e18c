package io.vivenuoperator.platform.service.health;

import java.util.HashMap;
import java.util.Map;

/**
 * The result of a health check.
 *
 * @param details shown on the management port; contains nothing secret
 */
public record HealthState(boolean up, Map<String, Object> details) {
    public HealthState {
        details = Map.copyOf(details);
    }

    public static HealthState of(boolean up) {
        return new HealthState(up, Map.of());
    }

    public HealthState with(String detail, Object value) {
        var more = new HashMap<>(details);
        more.put(detail, value);
        return new HealthState(up, more);
    }
}
