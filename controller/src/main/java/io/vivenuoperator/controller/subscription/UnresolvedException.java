package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.operator.condition.ConditionResult;

/** Something that the spec names can't be used; a step further up makes a condition of it. Without a stack: it is expected. */
final class UnresolvedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ConditionResult finding;

    UnresolvedException(SubscriptionReason reason, String message) {
        super(message, null, false, false);
        this.finding = ConditionResult.no(reason, message);
    }

    ConditionResult finding() {
        return finding;
    }
}
