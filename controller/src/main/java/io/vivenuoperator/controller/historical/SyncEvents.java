package io.vivenuoperator.controller.historical;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncStatus;
import io.vivenuoperator.crd.v1alpha1.historical.SyncCondition;
import io.vivenuoperator.crd.v1alpha1.historical.SyncConditionType;
import io.vivenuoperator.crd.v1alpha1.historical.SyncProgressStatus;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.operator.event.EventText;
import io.vivenuoperator.operator.event.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Kubernetes Event for each turn that a sync takes; none per ticket. */
final class SyncEvents {
    private final EventWriter writer;
    /** The cached resource may be older than the last Event written about it. */
    private final Map<String, List<EventText>> last = new ConcurrentHashMap<>();

    SyncEvents(EventWriter writer) {
        this.writer = writer;
    }

    void changed(VivenuHistoricalSync sync, HistoricalSyncStatus before, HistoricalSyncStatus now) {
        var turns = turns(before, now);
        if (!turns.isEmpty() && !turns.equals(last.put(sync.getMetadata().getUid(), turns))) {
            turns.forEach(turn -> writer.write(sync, turn));
        }
    }

    private static List<EventText> turns(HistoricalSyncStatus before, HistoricalSyncStatus now) {
        var turns = new ArrayList<EventText>();
        refusal(before, now).ifPresent(turns::add);
        if (before.startedAt() == null && now.startedAt() != null) {
            turns.add(normal(SyncReason.STARTED, "Job " + now.job() + " was made."));
        }
        if (before.progress() == null) {
            Optional.ofNullable(now.progress()).map(SyncEvents::planned).ifPresent(turns::add);
        }
        turns.addAll(waits(reason(before), reason(now), now));
        if (!before.hasEnded() && now.hasEnded()) {
            end(now).ifPresent(turns::add);
        }
        return List.copyOf(turns);
    }

    private static Optional<EventText> refusal(HistoricalSyncStatus before, HistoricalSyncStatus now) {
        return now.condition(SyncConditionType.ACCEPTED)
                .filter(accepted -> accepted.status() == ConditionStatus.FALSE)
                .filter(accepted -> before.condition(SyncConditionType.ACCEPTED)
                        .filter(old -> old.reason().equals(accepted.reason()))
                        .isEmpty())
                .map(accepted -> new EventText(true, "Accepted", accepted.reason(), accepted.message()));
    }

    private static EventText planned(SyncProgressStatus progress) {
        var rejected = Optional.ofNullable(progress.tickets()).orElse(0L)
                - Optional.ofNullable(progress.toSend()).orElse(0L)
                - Optional.ofNullable(progress.alreadySent()).orElse(0L);
        return normal(
                SyncReason.PLANNED,
                "Of " + progress.tickets() + " tickets " + progress.toSend() + " are chosen; "
                        + Optional.ofNullable(progress.alreadySent())
                                .map(sent -> sent + " are at the endpoint already, ")
                                .orElse("")
                        + rejected + " are not wanted or held back.");
    }

    private static List<EventText> waits(String before, String now, HistoricalSyncStatus status) {
        if (before.equals(now)) {
            return List.of();
        }
        var turns = new ArrayList<EventText>();
        var message = Optional.ofNullable(status.message()).orElse("");
        if (isOne(before, SyncReason.PAUSED)
                && Set.of("Starting", "Planning", "Sending").contains(now)) {
            turns.add(normal(SyncReason.RESUMED, SyncReason.RESUMED.meaning()));
        }
        if (isOne(before, SyncReason.WAITING_FOR_ENDPOINT) && isOne(now, SyncReason.SENDING)) {
            turns.add(normal(SyncReason.ENDPOINT_BACK, SyncReason.ENDPOINT_BACK.meaning()));
        }
        if (isOne(now, SyncReason.PAUSED)) {
            turns.add(normal(SyncReason.PAUSED, message));
        }
        if (isOne(now, SyncReason.WAITING_FOR_ENDPOINT)) {
            turns.add(warning(SyncReason.ENDPOINT_UNAVAILABLE, message));
        }
        if (isOne(now, SyncReason.POD_STUCK)) {
            turns.add(warning(SyncReason.POD_STUCK, message));
        }
        return turns;
    }

    private static Optional<EventText> end(HistoricalSyncStatus now) {
        return now.conditions().stream()
                .filter(condition ->
                        condition.type() == SyncConditionType.COMPLETE || condition.type() == SyncConditionType.FAILED)
                .filter(condition -> condition.status() == ConditionStatus.TRUE)
                .findFirst()
                .map(condition -> new EventText(
                        condition.type() == SyncConditionType.FAILED,
                        condition.type().wireName(),
                        isOne(condition.reason(), SyncReason.CANCELED)
                                ? condition.reason()
                                : SyncReason.FINISHED.wireName(),
                        condition.reason() + ": " + condition.message()));
    }

    private static String reason(HistoricalSyncStatus status) {
        return status.condition(SyncConditionType.PROGRESSING)
                .map(SyncCondition::reason)
                .orElse("");
    }

    private static boolean isOne(String word, SyncReason reason) {
        return word.equals(reason.wireName());
    }

    private static EventText normal(SyncReason reason, String message) {
        return EventText.normal("Progressing", reason, message);
    }

    private static EventText warning(SyncReason reason, String message) {
        return EventText.warning("Progressing", reason, message);
    }

    /** Called when the sync is gone. */
    void forget(String uid) {
        last.remove(uid);
    }
}
