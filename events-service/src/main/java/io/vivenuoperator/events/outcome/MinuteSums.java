package io.vivenuoperator.events.outcome;

import io.vivenuoperator.store.delivery.OutcomeBatch.MinuteRow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts of attempts, one row for each minute, subscription, type and source. Not thread-safe. */
final class MinuteSums {
    private final Map<MinuteKey, MinuteRow> sums = new LinkedHashMap<>();

    private record MinuteKey(int shard, Instant minute, String subscription, String type, String source) {
        private static MinuteKey of(MinuteRow row) {
            return new MinuteKey(row.shard(), row.minute(), row.subscription(), row.type(), row.source());
        }
    }

    void add(MinuteRow row) {
        sums.merge(MinuteKey.of(row), row, MinuteSums::sum);
    }

    List<MinuteRow> rows() {
        return List.copyOf(sums.values());
    }

    void clear() {
        sums.clear();
    }

    private static MinuteRow sum(MinuteRow one, MinuteRow other) {
        return new MinuteRow(
                one.shard(),
                one.minute(),
                one.subscription(),
                one.type(),
                one.source(),
                one.delivered() + other.delivered(),
                one.failed() + other.failed());
    }
}
