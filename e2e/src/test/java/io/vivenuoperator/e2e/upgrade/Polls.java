package io.vivenuoperator.e2e.upgrade;

import java.util.List;

/**
 * How the polls of a run ended.
 *
 * @param partial runs that reported less than everything
 * @param failed what the failed ones reported, and pods that ended without a report
 */
public record Polls(long complete, List<String> partial, List<String> failed) {
    public Polls {
        partial = List.copyOf(partial);
        failed = List.copyOf(failed);
    }

    @Override
    public String toString() {
        return "polls complete %d, partial %d%s, failed %d%s"
                .formatted(complete, partial.size(), named(partial), failed.size(), named(failed));
    }

    private static String named(List<String> polls) {
        return polls.isEmpty() ? "" : " " + polls;
    }
}
