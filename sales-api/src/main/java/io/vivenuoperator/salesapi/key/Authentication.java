package io.vivenuoperator.salesapi.key;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds out who asks, by the {@code Authorization} header. */
public final class Authentication {
    private static final String SCHEME = "Bearer ";

    private final Supplier<ApiKeys> keys;
    private final Clock clock;

    public Authentication(Supplier<ApiKeys> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Who asks. */
    public sealed interface Outcome {
        /** A key that may ask. */
        record Known(ApiKey key) implements Outcome {}

        /** A request without a key that could be judged. */
        record NoKey() implements Outcome {}

        /** A key of our form whose checksum does not fit. */
        record Mistyped() implements Outcome {}

        /** A key that is not in the file, or has expired: nobody needs to know which. */
        record Unknown() implements Outcome {}

        /** A key that may not ask this. */
        record WithoutScope(ApiKey key) implements Outcome {}

        /** No valid keys file has been loaded yet. */
        record NotReady() implements Outcome {}
    }

    /** Judges a request that needs this scope. */
    public Outcome judge(Optional<String> authorization, Scope scope) {
        ApiKeys current = keys.get();
        if (!current.loaded()) {
            return new Outcome.NotReady();
        }
        Optional<String> given = authorization
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty());
        if (given.isEmpty()) {
            return new Outcome.NoKey();
        }
        if (KeyFormat.mistyped(given.get())) {
            return new Outcome.Mistyped();
        }
        return current.find(given.get(), clock.instant())
                .map(key ->
                        key.scopes().contains(scope) ? (Outcome) new Outcome.Known(key) : new Outcome.WithoutScope(key))
                .orElseGet(Outcome.Unknown::new);
    }
}
