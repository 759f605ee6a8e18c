package io.vivenuoperator.operator.event;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.operator.condition.ConditionForm;
import io.vivenuoperator.operator.condition.StatusCondition;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Kubernetes Events with the reasons of the conditions: none while nothing changes, and one that counts for what comes again.
 *
 * @param <T> the statements that the kind makes
 * @param <C> one of them as the status has it
 */
public final class ConditionEvents<T extends Enum<T>, C> {
    private final EventWriter writer;
    private final ConditionForm<T, C> form;
    private final T summary;
    private final Map<String, Map<T, String>> said = new ConcurrentHashMap<>();

    /** @param summary the condition that follows from the others, and tells nothing when one of them says the same */
    public ConditionEvents(EventWriter writer, ConditionForm<T, C> form, T summary) {
        this.writer = writer;
        this.form = form;
        this.summary = summary;
    }

    /** An Event for each condition whose status or reason is not what it was. */
    public void changed(HasMetadata resource, List<C> before, List<C> after) {
        var known = before.stream().map(form::read).toList();
        var changes = after.stream()
                .map(form::read)
                .filter(condition -> known.stream().noneMatch(condition::saysTheSameAs))
                .filter(condition -> isNews(resource, condition))
                .toList();
        // An Event that is not stored is no loss: the status says the same.
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

    /** What is known of a resource may be older than what was last said of it. */
    private boolean isNews(HasMetadata resource, StatusCondition<T> condition) {
        var saying = condition.status() + " " + condition.reason();
        return !saying.equals(said.computeIfAbsent(resource.getMetadata().getUid(), uid -> new ConcurrentHashMap<>())
                .put(condition.type(), saying));
    }

    /** The resource is gone. */
    public void forget(HasMetadata resource) {
        said.remove(resource.getMetadata().getUid());
    }
}
