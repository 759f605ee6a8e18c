package io.vivenuoperator.events.stream;

import io.vivenuoperator.store.message.LogEdges;
import java.util.Optional;

/**
 * Where a stream begins in this log.
 *
 * @param behind the message behind which it begins
 * @param reset what to say before, if the place that was asked for is not in this log
 */
@SuppressWarnings("ArrayRecordComponent")
record StreamPlacing(long behind, Optional<byte[]> reset) {
    /**
     * The place for a client.
     *
     * @param edges of the log, now
     * @param now where the log ends for whoever wants what comes
     */
    static StreamPlacing of(StreamStart start, MessagePages pages, SharedEdges edges, long now) {
        return switch (start) {
            case StreamStart.FromNow() -> new StreamPlacing(now, Optional.empty());
            case StreamStart.FromTime(var at) ->
                new StreamPlacing(pages.before(at).orElse(now), Optional.empty());
            case StreamStart.Behind(long seq) -> behind(seq, edges.now());
        };
    }

    /** Zero is the beginning, whatever the first message's number. */
    private static StreamPlacing behind(long seq, Optional<LogEdges> edges) {
        long first = edges.map(LogEdges::earliest).orElse(1L);
        long last = edges.map(LogEdges::head).orElse(0L);
        boolean within = seq == 0 || (seq >= first - 1 && seq <= last);
        return within
                ? new StreamPlacing(seq, Optional.empty())
                : new StreamPlacing(first - 1, Optional.of(FrameText.reset(edges.map(LogEdges::earliest), seq)));
    }
}
