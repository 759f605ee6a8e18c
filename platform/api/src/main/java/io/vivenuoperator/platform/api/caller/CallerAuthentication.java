package io.vivenuoperator.platform.api.caller;

import java.util.List;
import java.util.Optional;

/** Finds out who asks, by each way in. */
public final class CallerAuthentication {
    private final List<WayIn> ways;

    /**
     * The ways of one program.
     *
     * @param ways where nobody is known by any of them, the last one that a request came by says why
     */
    public CallerAuthentication(List<WayIn> ways) {
        this.ways = List.copyOf(ways);
    }

    public Verdict judge(RequestHeaders headers) {
        Verdict last = new Verdict.Nobody();
        for (WayIn way : ways) {
            Optional<Verdict> verdict = way.judge(headers);
            if (verdict.isPresent()) {
                last = verdict.get();
            }
            if (last instanceof Verdict.Known) {
                return last;
            }
        }
        return last;
    }
}
