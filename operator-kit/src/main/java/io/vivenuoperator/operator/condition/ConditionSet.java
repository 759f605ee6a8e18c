package io.vivenuoperator.operator.condition;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates all conditions. A transition time changes only when the status does.
 *
 * @param <T> the kind's condition types
 * @param <C> a condition as stored in the status
 */
public final class ConditionSet<T extends Enum<T>, C> {
    private final ConditionForm<T, C> form;
    private final Clock clock;

    public ConditionSet(ConditionForm<T, C> form, Clock clock) {
        this.form = form;
        this.clock = clock;
    }

    /** Replaces only these conditions; all others stay as they were. */
    public List<C> overlay(List<C> before, Map<T, ConditionResult> findings, long generation) {
        var merged = new ArrayList<C>();
        for (var type : form.types()) {
            var old = before.stream().filter(c -> form.read(c).type() == type).findFirst();
            var finding = Optional.ofNullable(findings.get(type));
            if (finding.isPresent()) {
                merged.add(form.stored(condition(type, old.map(form::read), finding.get(), generation)));
            } else {
                old.ifPresent(merged::add);
            }
        }
        return List.copyOf(merged);
    }

    private StatusCondition<T> condition(
            T type, Optional<StatusCondition<T>> old, ConditionResult finding, long generation) {
        var since = old.filter(known -> known.status() == finding.status())
                .map(StatusCondition::lastTransitionTime)
                .orElseGet(this::now);
        return new StatusCondition<>(
                type, finding.status(), finding.reason().wireName(), finding.message(), since, generation);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
