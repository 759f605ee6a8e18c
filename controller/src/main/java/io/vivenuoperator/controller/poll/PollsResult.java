package io.vivenuoperator.controller.poll;

import io.vivenuoperator.operator.condition.ConditionResult;

/**
 * How a region's polls stand.
 *
 * @param pollers whether the CronJobs are as they shall be
 * @param refused whether Kubernetes does not take the Job of the first poll
 */
public record PollsResult(
        ConditionResult pollers,
        PollRecord record,
        DataFreshness.Verdict freshness,
        DataFreshness.Verdict proof,
        boolean refused) {}
