package io.vivenuoperator.controller.freshness;

import io.vivenuoperator.operator.condition.ConditionResult;

/**
 * The state of a region's polls.
 *
 * @param pollers whether the CronJobs match the spec
 * @param next when the next polls are due
 * @param refused whether Kubernetes refused the Job of the first poll
 */
public record PollsResult(
        ConditionResult pollers,
        PollRecord record,
        DataFreshness.Verdict freshness,
        DataFreshness.Verdict proof,
        NextPolls next,
        boolean refused) {}
