package io.vivenuoperator.controller.export;

import io.vivenuoperator.crd.v1alpha1.export.ExportRunStatus;
import io.vivenuoperator.operator.condition.ConditionResult;
import java.time.Duration;
import java.util.Optional;

/**
 * What is known of an export's runs.
 *
 * @param lastRun the last one that has ended
 * @param exported the condition Exported
 * @param needsRun whether none is known of the spec as it is
 * @param lookAgain after which time there may be news that no event tells
 */
record SeenRuns(Optional<ExportRunStatus> lastRun, ConditionResult exported, boolean needsRun, Duration lookAgain) {}
