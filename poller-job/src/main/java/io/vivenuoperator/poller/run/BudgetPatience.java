package io.vivenuoperator.poller.run;

import io.vivenuoperator.platform.httpclient.retry.Pause;
import io.vivenuoperator.poller.deadline.RunDeadline;
import io.vivenuoperator.store.budget.BudgetWait;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Also where a run stops at its deadline: the previous page is stored, and the next is not requested. */
record BudgetPatience(RunDeadline deadline, Pause nap) implements BudgetWait {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetPatience.class);
    private static final Duration WORTH_TELLING = Duration.ofSeconds(20);

    @Override
    public void allow(Duration wait) {
        deadline.allow(wait);
        if (wait.compareTo(WORTH_TELLING) >= 0) {
            LOG.atInfo().addKeyValue("seconds", wait.toSeconds()).log("Waiting for the request budget");
        }
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        nap.pause(time);
    }
}
