package io.vivenuoperator.contracts.historical;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan is about.
 *
 * @param first when the oldest ticket to send was made; absent if there is none, or if none says
 * @param expected how long sending takes
 * @param types tickets to send by their type, most first
 */
public record PlanOutlook(Optional<Instant> first, Optional<Instant> last, Duration expected, Map<String, Long> types) {
    public PlanOutlook {
        types = new LinkedHashMap<>(types);
    }
}
