package io.vivenuoperator.salesapi.key;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key may ask about. A keys file may name scopes of other programs, which mean nothing here. */
public enum Scope {
    SALES,
    QUALITY;

    /** As keys files have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Scope> of(String word) {
        return Arrays.stream(values())
                .filter(scope -> scope.word().equals(word))
                .findFirst();
    }
}
