package io.vivenuoperator.events.outcome;

import io.vivenuoperator.events.outcome.DeliveryOutcome.Subject;
import io.vivenuoperator.store.delivery.OutcomeBatch;
import io.vivenuoperator.store.delivery.OutcomeBatch.AttemptRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.DeadRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.ProgressRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.RetryRow;
import io.vivenuoperator.store.delivery.OutcomeBatch.SettledRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Outcomes that fit into one statement: none about the same message twice, and one lease per shard. */
final class PendingBatch {
    private final List<DeliveryOutcome> outcomes = new ArrayList<>();
    private final Set<Subject> subjects = new HashSet<>();
    private final Map<Integer, Long> tokens = new HashMap<>();

    /** Adds it; false if it has to wait for the next batch. */
    boolean add(DeliveryOutcome outcome) {
        Long token = tokens.get(outcome.lease().shard());
        if ((token != null && token != outcome.lease().token()) || subjects.contains(outcome.subject())) {
            return false;
        }
        tokens.put(outcome.lease().shard(), outcome.lease().token());
        subjects.add(outcome.subject());
        outcomes.add(outcome);
        return true;
    }

    int size() {
        return outcomes.size();
    }

    List<DeliveryOutcome> outcomes() {
        return outcomes;
    }

    /** For the statement. */
    OutcomeBatch rows() {
        List<AttemptRow> attempts = new ArrayList<>();
        List<RetryRow> retries = new ArrayList<>();
        List<SettledRow> settled = new ArrayList<>();
        List<DeadRow> dead = new ArrayList<>();
        List<ProgressRow> progress = new ArrayList<>();
        var minutes = new MinuteSums();
        for (DeliveryOutcome outcome : outcomes) {
            outcome.rows().attempt().ifPresent(attempts::add);
            outcome.rows().retry().ifPresent(retries::add);
            outcome.rows().settled().ifPresent(settled::add);
            outcome.rows().dead().ifPresent(dead::add);
            outcome.rows().progress().ifPresent(progress::add);
            outcome.rows().minute().ifPresent(minutes::add);
        }
        return new OutcomeBatch(Map.copyOf(tokens), attempts, retries, settled, dead, minutes.rows(), progress);
    }
}
