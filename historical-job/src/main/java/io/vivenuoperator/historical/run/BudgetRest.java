package io.vivenuoperator.historical.run;

import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.historical.progress.ProgressBoard;
import io.vivenuoperator.historical.stop.StoppableWait;
import io.vivenuoperator.store.budget.BudgetWait;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the API key's next request until the process is asked to stop. */
record BudgetRest(StoppableWait rests, ProgressBoard board) implements BudgetWait {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetRest.class);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(20);

    @Override
    public void allow(Duration length) throws InterruptedException {
        rest(Duration.ZERO);
        if (length.compareTo(WORTH_TELLING) >= 0) {
            LOG.atInfo().addKeyValue("seconds", length.toSeconds()).log("Waiting for the request budget");
        }
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (time.isZero()) {
            rest(time);
            return;
        }
        try (var _ = board.interlude(
                SyncState.WAITING_FOR_BUDGET, "The API key has no request left for now; polls use the same one.")) {
            rest(time);
        }
    }

    /** A pause for another reason. */
    void rest(Duration time) throws InterruptedException {
        if (!rests.rest(time)) {
            throw new InterruptedException("asked to stop");
        }
    }
}
