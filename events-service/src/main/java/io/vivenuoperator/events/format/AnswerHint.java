package io.vivenuoperator.events.format;

import java.time.Duration;

/** What a target's answer means beyond its status. */
public sealed interface AnswerHint {
    /** What the status says. */
    record Ordinary() implements AnswerHint {}

    /** The target is no more: the subscription ends, as after a 410. */
    record TargetGone(String message) implements AnswerHint {}

    /** This request will never be taken: a dead letter without a retry. */
    record NeverTaken(String message) implements AnswerHint {}

    /** The target asks for a pause, in its body. */
    record PauseAsked(Duration pause) implements AnswerHint {}
}
