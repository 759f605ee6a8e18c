package io.vivenuoperator.load.ledger;

import java.util.Map;

/**
 * A run's totals.
 *
 * @param unknown sent and not answered
 * @param refusedByStatus HTTP status to count
 */
public record Tally(long sent, long acknowledged, long refused, long unknown, Map<Integer, Long> refusedByStatus) {
    public Tally {
        refusedByStatus = Map.copyOf(refusedByStatus);
    }

    boolean addsUp() {
        return sent == acknowledged + refused + unknown;
    }

    @Override
    public String toString() {
        return "sent %d = acknowledged %d + refused %d%s + unknown %d"
                .formatted(sent, acknowledged, refused, refused == 0 ? "" : " " + refusedByStatus, unknown);
    }
}
