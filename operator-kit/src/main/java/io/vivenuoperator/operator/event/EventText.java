package io.vivenuoperator.operator.event;

import io.vivenuoperator.operator.condition.ConditionReason;

/**
 * What an Event says.
 *
 * @param subject what of the object it is about: two of one reason may differ in it
 */
public record EventText(boolean warning, String subject, String reason, String message) {
    public static EventText normal(String subject, ConditionReason reason, String message) {
        return new EventText(false, subject, reason.wireName(), message);
    }

    public static EventText warning(String subject, ConditionReason reason, String message) {
        return new EventText(true, subject, reason.wireName(), message);
    }
}
