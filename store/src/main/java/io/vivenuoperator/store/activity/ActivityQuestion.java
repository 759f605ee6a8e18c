package io.vivenuoperator.store.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is asked.
 *
 * @param to the first instant that is left out
 * @param visible the sources that count; an asterisk is every one
 */
public record ActivityQuestion(ActivityGroup by, Instant from, Instant to, Duration step, List<String> visible) {
    public ActivityQuestion {
        visible = List.copyOf(visible);
    }
}
