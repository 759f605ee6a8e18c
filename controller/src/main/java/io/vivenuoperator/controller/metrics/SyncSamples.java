package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.Tags;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncCondition;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import io.vivenuoperator.crd.v1alpha1.historical.SyncProgressStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A historical sync's status as gauges. An unknown value has no gauge: 0 would be wrong. */
final class SyncSamples {
    private final Tags sync;
    private final Map<MetricSample, Double> rows = new HashMap<>();

    private SyncSamples(Tags sync) {
        this.sync = sync;
    }

    /** @param mode in the resource's word */
    static Map<MetricSample, Double> of(String region, String name, String mode, HistoricalSyncStatus status) {
        var found = new SyncSamples(Tags.of("region", region, "sync", name));
        found.state(mode, status);
        found.put(
                "started.timestamp.seconds",
                "When a historical sync's Job was made (Unix time)",
                time(status.startedAt()));
        found.put("finished.timestamp.seconds", "When a historical sync ended (Unix time)", time(status.finishedAt()));
        Optional.ofNullable(status.progress()).ifPresent(found::progress);
        return Map.copyOf(found.rows);
    }

    private void state(String mode, HistoricalSyncStatus status) {
        standing(status)
                .ifPresent(standing -> rows.put(
                        new MetricSample(
                                "vivenu.historical.sync.state",
                                "1 for the state of a historical sync (Complete, Failed, Running, Waiting) and its reason",
                                sync.and("mode", mode, "state", standing.state(), "reason", standing.reason())),
                        1.0));
    }

    private record StateLabels(String state, String reason) {}

    /** The end, if there is one; else what keeps it from beginning; else what it does. */
    private static Optional<StateLabels> standing(HistoricalSyncStatus status) {
        return List.of(
                        found(status, SyncConditionType.COMPLETE, ConditionStatus.TRUE, "Complete"),
                        found(status, SyncConditionType.FAILED, ConditionStatus.TRUE, "Failed"),
                        found(status, SyncConditionType.ACCEPTED, ConditionStatus.FALSE, "Waiting"),
                        found(status, SyncConditionType.PROGRESSING, ConditionStatus.TRUE, "Running"),
                        found(status, SyncConditionType.PROGRESSING, ConditionStatus.FALSE, "Waiting"),
                        found(status, SyncConditionType.PROGRESSING, ConditionStatus.UNKNOWN, "Waiting"))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<StateLabels> found(
            HistoricalSyncStatus status, SyncConditionType type, ConditionStatus wanted, String state) {
        return status.condition(type)
                .filter(condition -> condition.status() == wanted)
                .map(SyncCondition::reason)
                .map(reason -> new StateLabels(state, reason));
    }

    private void progress(SyncProgressStatus progress) {
        put("tickets.to.send", "Tickets that a historical sync has to send, count or write", number(progress.toSend()));
        put("tickets.sent", "Tickets of a historical sync that the endpoint has taken", number(progress.sent()));
        put(
                "tickets.unsuccessful",
                "Tickets of a historical sync that were refused, failed, or are in doubt",
                number(progress.unsuccessful()));
        put(
                "tickets.in.doubt",
                "Tickets of a historical sync that may have arrived or not",
                number(progress.inDoubt()));
    }

    private void put(String name, String meaning, @Nullable Double value) {
        if (value != null) {
            rows.put(new MetricSample("vivenu.historical.sync." + name, meaning, sync), value);
        }
    }

    private static @Nullable Double number(@Nullable Long value) {
        return value == null ? null : value.doubleValue();
    }

    private static @Nullable Double time(@Nullable String text) {
        return text == null ? null : (double) Instant.parse(text).getEpochSecond();
    }
}
