package io.vivenuoperator.events.registry;

import java.util.List;
import java.util.Set;

/** What became of a file. */
public sealed interface HandoverOutcome {
    /**
     * The rows are equal to it.
     *
     * @param conflicts uids that subscriptions have which were made over HTTP; those are left alone
     * @param tests uids of those that somebody wants a test message of
     */
    record Applied(int added, int changed, int ended, Set<String> conflicts, List<String> tests)
            implements HandoverOutcome {
        public Applied {
            conflicts = Set.copyOf(conflicts);
            tests = List.copyOf(tests);
        }
    }

    /** Another process has applied a newer one. */
    record Outdated() implements HandoverOutcome {}

    /** So many are missing that the file is taken for broken; nothing has changed. */
    record Shrunken(int before, int now) implements HandoverOutcome {}
}
