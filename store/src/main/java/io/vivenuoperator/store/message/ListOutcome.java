package io.vivenuoperator.store.message;

import java.util.List;

/** What became of a list of messages that is published whole or not at all. */
public sealed interface ListOutcome {
    /**
     * All of it is in the log.
     *
     * @param seqs one per message, in the list's order; of one that was published before, the first one's
     * @param fresh how many had not been published before
     */
    record Published(List<Long> seqs, int fresh) implements ListOutcome {
        public Published {
            seqs = List.copyOf(seqs);
        }
    }

    /**
     * Nothing of it is: the source of this message has published something else under its id.
     *
     * @param at the message's place in the list, from 0
     */
    record Conflict(int at) implements ListOutcome {}
}
