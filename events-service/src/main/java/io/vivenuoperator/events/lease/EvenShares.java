package io.vivenuoperator.events.lease;

import java.util.Set;
import java.util.TreeSet;

/** How many of some things each of several processes has, so that no two differ by more than one. */
final class EvenShares {
    private EvenShares() {}

    /**
     * The share of one of them. All that know of the same processes come to shares that make up the whole.
     *
     * @param present with the one that is asked about
     */
    static int of(int things, Set<String> present, String one) {
        int rank = new TreeSet<>(present).headSet(one).size();
        int rest = things % present.size();
        return things / present.size() + (rank < rest ? 1 : 0);
    }
}
