package io.vivenuoperator.store.subscription;

import java.util.Locale;

/** Where a subscription is looked after. */
public enum SubscriptionOrigin {
    /** Made over HTTP, and changed there. */
    API,
    /** An EventSubscription: only its resource changes it. */
    KUBERNETES;

    /** As the database has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SubscriptionOrigin of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
