package io.vivenuoperator.platform.httpclient.egress;

import java.util.Set;

/**
 * The ports of an exception.
 *
 * @param numbers empty: those that are open everywhere
 */
record OpenedPorts(Set<Integer> numbers) {
    OpenedPorts {
        numbers = Set.copyOf(numbers);
    }

    /** Whether this very port is named. */
    boolean isNamed(int port) {
        return numbers.contains(port);
    }

    boolean includes(int port, boolean isOpenEverywhere) {
        return numbers.isEmpty() ? isOpenEverywhere : isNamed(port);
    }
}
