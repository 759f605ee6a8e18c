package io.vivenuoperator.controller.condition;

import java.util.EnumSet;
import java.util.Set;

/** What keeps a region from being Ready, by what ends it. */
final class ReadyObstacles {
    /** Only a person can end these: a key, a right, a Secret or a spec has to change. */
    private static final Set<Reason> FOR_A_PERSON = EnumSet.of(
            Reason.REGION_KEY_TAKEN,
            Reason.SECRET_NOT_FOUND,
            Reason.SECRET_KEY_MISSING,
            Reason.KEY_REFUSED,
            Reason.SELLER_CHANGED,
            Reason.VENDOR_PROTOCOL,
            Reason.SIGNING_KEY_NOT_FOUND,
            Reason.WEBHOOK_FORBIDDEN,
            Reason.WEBHOOK_REJECTED,
            Reason.SCHEDULE_REFUSED,
            Reason.DEREGISTERED,
            Reason.WEBHOOK_LEFT_BEHIND);

    /** Nothing is known to be wrong with the region: Vivenu could not be asked. */
    private static final Set<Reason> OUTAGES =
            EnumSet.of(Reason.VENDOR_UNAVAILABLE, Reason.RATE_LIMITED, Reason.WAITING_FOR_CREDENTIALS);

    private ReadyObstacles() {}

    static boolean isForAPerson(Reason reason) {
        return FOR_A_PERSON.contains(reason);
    }

    static boolean isAnOutage(Reason reason) {
        return OUTAGES.contains(reason);
    }
}
