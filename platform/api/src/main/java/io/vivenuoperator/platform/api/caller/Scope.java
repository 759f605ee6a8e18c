package io.vivenuoperator.platform.api.caller;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller may do, in all programs of the house. Keys and tokens may name others, which mean nothing. */
public enum Scope {
    SALES("sales"),
    QUALITY("quality"),
    /** The ledger. */
    TICKETS("tickets"),
    EVENTS_READ("events:read"),
    EVENTS_PUBLISH("events:publish"),
    WEBHOOKS("webhooks"),
    MEMBERS_READ("members:read"),
    MEMBERS_REVIEW("members:review"),
    MEMBERS_ADMIN("members:admin");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** As keys files and tokens have it. */
    public String word() {
        return word;
    }

    /** Those of the words that mean something. */
    public static Set<Scope> of(Collection<String> words) {
        return Arrays.stream(values())
                .filter(scope -> words.contains(scope.word))
                .collect(Collectors.toUnmodifiableSet());
    }
}
