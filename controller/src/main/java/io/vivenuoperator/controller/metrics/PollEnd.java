package io.vivenuoperator.controller.metrics;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.contracts.run.RunOutcome;

/**
 * How a poll ended.
 *
 * @param reason of a closed list, since each one has a series; empty if the poll was complete
 */
public record PollEnd(RunKind kind, RunOutcome outcome, String reason) {}
