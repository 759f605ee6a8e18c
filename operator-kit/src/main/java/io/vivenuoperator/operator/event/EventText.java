package io.vivenuoperator.operator.event;

import io.vivenuoperator.operator.condition.ConditionReason;

/**
 * The content of an Event.
 *
 * @param subject the part of the object it is about, to tell apart two Events with the same reason
 */
public record EventText(boolean warning, String subject, String reason, String message) {
    public static EventText normal(String subject, ConditionReason reason, String message) {
        return new EventText(false, subject, reason.wireName(), message);
    }

    public static EventText warning(String subject, ConditionReason reason, String message) {
        return new EventText(true, subject, reason.wireName(), message);
    }
}
