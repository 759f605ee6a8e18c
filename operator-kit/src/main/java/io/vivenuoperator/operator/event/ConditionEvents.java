package io.vivenuoperator.operator.event;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.operator.condition.ConditionForm;
import io.vivenuoperator.operator.condition.StatusCondition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kubernetes Events for changed conditions: none while nothing changes, and one Event with a count when the same
 * change recurs.
 *
 * @param <T> the kind's condition types
 * @param <C> a condition as stored in the status
 */
public final class ConditionEvents<T extends Enum<T>, C> {
    private final EventWriter writer;
    private final ConditionForm<T, C> form;
    private final T summary;
    private final Map<String, Map<T, String>> said = new ConcurrentHashMap<>();

    /** @param summary the condition derived from the others; it gets no Event when one of them reports the same */
    public ConditionEvents(EventWriter writer, ConditionForm<T, C> form, T summary) {
        this.writer = writer;
        this.form = form;
        this.summary = summary;
    }

    /** Writes an Event for each condition whose status or reason changed. */
    public void changed(HasMetadata resource, List<C> before, List<C> after) {
        var known = before.stream().map(form::read).toList();
        var changes = after.stream()
                .map(form::read)
                .filter(condition -> known.stream().noneMatch(condition::saysTheSameAs))
                .filter(condition -> isNews(resource, condition))
                .toList();
        // A lost Event does no harm: the status has the same information.
        changes.stream()
                .filter(change -> change.type() != summary || isSaidByNoOther(changes, change))
                .forEach(change -> writer.write(resource, text(change)));
    }

    private boolean isSaidByNoOther(List<StatusCondition<T>> changes, StatusCondition<T> change) {
        return changes.stream()
                .noneMatch(other -> other.type() != summary && other.reason().equals(change.reason()));
    }

    private EventText text(StatusCondition<T> change) {
        return new EventText(
                change.status() == ConditionStatus.FALSE,
                form.wireName(change.type()),
                change.reason(),
                change.message());
    }

    /** The cached resource may be older than the last Event written about it. */
    private boolean isNews(HasMetadata resource, StatusCondition<T> condition) {
        var saying = condition.status() + " " + condition.reason();
        return !saying.equals(said.computeIfAbsent(resource.getMetadata().getUid(), uid -> new ConcurrentHashMap<>())
                .put(condition.type(), saying));
    }

    /** Called when the resource is gone. */
    public void forget(HasMetadata resource) {
        said.remove(resource.getMetadata().getUid());
    }
}
