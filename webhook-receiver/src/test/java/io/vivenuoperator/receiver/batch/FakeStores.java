package io.vivenuoperator.receiver.batch;

import io.vivenuoperator.receiver.delivery.Delivery;
import io.vivenuoperator.receiver.delivery.DeliveryResult.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A database in memory that can be unreachable, lose a commit's answer and refuse a row. */
public final class FakeStores implements DeliveryStores {
    private final Map<String, Delivery> rows = new LinkedHashMap<>();
    private final Set<String> poisoned = ConcurrentHashMap.newKeySet();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final List<String> quarantined = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private volatile boolean losesAnswers;

    public FakeStores goAway() {
        away = true;
        return this;
    }

    public void comeBack() {
        away = false;
        losesAnswers = false;
    }

    public void loseAnswers() {
        losesAnswers = true;
    }

    public void poison(String id) {
        poisoned.add(id);
    }

    public synchronized List<String> ids() {
        return List.copyOf(rows.keySet());
    }

    public List<Integer> batches() {
        return List.copyOf(batches);
    }

    public List<String> quarantined() {
        return List.copyOf(quarantined);
    }

    @Override
    public Opening open() {
        return away ? new Opening.NotNow("the database is away") : new Opening.Open(new Connected());
    }

    private synchronized List<Outcome> keep(List<Delivery> batch) throws RefusedDataException, StoreLostException {
        requirePresent();
        if (batch.stream()
                .anyMatch(delivery -> poisoned.contains(delivery.envelope().id()))) {
            throw new RefusedDataException("22003");
        }
        var outcomes = new ArrayList<Outcome>();
        batches.add(batch.size());
        for (Delivery delivery : batch) {
            boolean isNew = rows.putIfAbsent(delivery.envelope().id(), delivery) == null;
            outcomes.add(isNew ? Outcome.STORED : Outcome.DUPLICATE);
        }
        if (losesAnswers) {
            throw new StoreLostException("08006");
        }
        return outcomes;
    }

    private void requirePresent() throws StoreLostException {
        if (away) {
            throw new StoreLostException("57P01");
        }
    }

    private final class Connected implements DeliveryStore {
        @Override
        public List<Outcome> store(List<Delivery> batch) throws RefusedDataException, StoreLostException {
            return keep(batch);
        }

        @Override
        public Outcome quarantine(Delivery delivery, String reason) {
            quarantined.add(delivery.envelope().id() + " " + reason);
            return Outcome.QUARANTINED;
        }

        @Override
        public void ping() throws StoreLostException {
            requirePresent();
        }

        @Override
        public void close() {
            // Nothing is held back.
        }
    }
}
