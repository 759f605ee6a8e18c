package io.vivenuoperator.platform.api.key;

import io.vivenuoperator.platform.api.caller.RequestHeaders;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.caller.WayIn;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** API keys as a way in. */
public final class KeyWay implements WayIn {
    private static final String UNKNOWN = "UnknownKey";

    private final Supplier<CallerKeys> keys;
    private final Clock clock;

    public KeyWay(Supplier<CallerKeys> keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Until a valid keys file has been loaded, not even a missing key is refused: it says more when there are keys. */
    @Override
    public Optional<Verdict> judge(RequestHeaders headers) {
        CallerKeys current = keys.get();
        return current.loaded()
                ? headers.bearer().map(key -> judge(key, current))
                : Optional.of(new Verdict.Unjudged("KeysNotLoaded", "the keys are not loaded yet"));
    }

    /** Whether a key is not in the file or has expired: nobody needs to know which. */
    private Verdict judge(String key, CallerKeys current) {
        if (KeyFormat.mistyped(key)) {
            return new Verdict.Stranger(UNKNOWN, "the key is mistyped or cut off: its checksum does not fit");
        }
        return current.find(key, clock.instant())
                .map(entry -> (Verdict) new Verdict.Known(entry.caller()))
                .orElseGet(() -> new Verdict.Stranger(UNKNOWN, "the key is not known here, or it has expired"));
    }
}
