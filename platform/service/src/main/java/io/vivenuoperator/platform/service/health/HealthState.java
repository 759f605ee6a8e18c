package io.vivenuoperator.platform.service.health;

import java.util.HashMap;
import java.util.Map;

/**
 * The answer to one question.
 *
 * @param details shown to whoever asks the management port: nothing secret
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
