package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Instant;
import java.util.Optional;

/**
 * The state of a region's polls.
 *
 * @param pollers whether the CronJobs match the spec
 * @param next when the next poll is due; absent while nothing is scheduled, and before the first poll
 * @param refused whether Kubernetes refused the Job of the first poll
 */
public record PollsResult(
        ConditionResult pollers,
        PollRecord record,
        DataFreshness.Verdict freshness,
        DataFreshness.Verdict proof,
        Optional<Instant> next,
        boolean refused) {}
