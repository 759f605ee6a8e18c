package io.vivenuoperator.historical.progress;

import io.vivenuoperator.contracts.historical.PlanCounts;
import io.vivenuoperator.contracts.historical.SyncProgress;
import io.vivenuoperator.contracts.historical.SyncState;
import java.util.List;
import java.util.Optional;

/** Where a run notes how far it is; read by others while it runs. */
public final class ProgressBoard {
    private SyncState state = SyncState.PLANNING;
    private Optional<String> detail = Optional.empty();
    private Optional<PlanCounts> plan = Optional.empty();
    private Optional<SendMeter> sends = Optional.empty();

    /** The run goes on, or begins to wait for something that needs no further words. */
    public synchronized void enter(SyncState next) {
        enter(next, Optional.empty());
    }

    /**
     * The same with a sentence.
     *
     * @param words on what it waits for, for a person
     */
    public synchronized void enter(SyncState next, Optional<String> words) {
        state = next;
        detail = words;
    }

    /** The tickets were read and judged. */
    public synchronized void planned(PlanCounts counts) {
        plan = Optional.of(counts);
    }

    /** Sending begins; the meter is asked whenever somebody asks. */
    public synchronized void sending(SendMeter meter) {
        sends = Optional.of(meter);
        enter(SyncState.SENDING);
    }

    /** A wait within something else, after which that goes on. */
    public synchronized Interlude interlude(SyncState waiting, String words) {
        var former = state;
        enter(waiting, Optional.of(words));
        return () -> enter(former);
    }

    /** A wait, until it is closed. */
    @FunctionalInterface
    public interface Interlude extends AutoCloseable {
        @Override
        void close();
    }

    public synchronized SyncProgress now() {
        var away = sends.flatMap(SendMeter::absence).filter(_ -> state == SyncState.SENDING);
        return new SyncProgress(
                away.isPresent() ? SyncState.WAITING_FOR_ENDPOINT : state,
                away.or(() -> detail),
                plan,
                sends.map(SendMeter::counts),
                sends.map(meter -> meter.pace(away.isEmpty())),
                sends.map(SendMeter::groups).orElse(List.of()));
    }
}
