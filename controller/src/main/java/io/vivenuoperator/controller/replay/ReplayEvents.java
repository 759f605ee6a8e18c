package io.vivenuoperator.controller.replay;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplay;
import io.vivenuoperator.crd.v1alpha1.replay.EventReplayStatus;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayCondition;
import io.vivenuoperator.crd.v1alpha1.replay.ReplayConditionType;
import io.vivenuoperator.operator.event.EventText;
import io.vivenuoperator.operator.event.EventWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One Kubernetes Event when a replay ends. */
final class ReplayEvents {
    private final EventWriter writer;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ReplayEvents(EventWriter writer) {
        this.writer = writer;
    }

    void changed(EventReplay replay, EventReplayStatus before, EventReplayStatus now) {
        now.conditions().stream()
                .filter(condition -> condition.status() == ConditionStatus.TRUE)
                .filter(condition -> before.condition(condition.type())
                        .filter(old -> old.status() == ConditionStatus.TRUE)
                        .isEmpty())
                .filter(condition -> told.add(replay.getMetadata().getUid()))
                .forEach(condition -> writer.write(replay, text(condition)));
    }

    private static EventText text(ReplayCondition condition) {
        return new EventText(
                condition.type() == ReplayConditionType.FAILED,
                condition.type().wireName(),
                condition.reason(),
                condition.message());
    }

    /** Called when the replay is gone. */
    void forget(EventReplay replay) {
        told.remove(replay.getMetadata().getUid());
    }
}
