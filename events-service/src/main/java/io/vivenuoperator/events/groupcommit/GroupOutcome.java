package io.vivenuoperator.events.groupcommit;

import io.vivenuoperator.platform.database.DatabaseException;
import java.util.List;

/** What became of one request, whatever became of those it was committed with. */
public sealed interface GroupOutcome {
    /**
     * It is committed.
     *
     * @param seqs one per message; of one that was published before, the first one's
     * @param fresh how many had not been published before
     */
    record Committed(List<Long> seqs, int fresh) implements GroupOutcome {
        public Committed {
            seqs = List.copyOf(seqs);
        }
    }

    /** Nothing of it is: this message's id was published with other content. */
    record OtherContent(int at) implements GroupOutcome {}

    /** Nothing of it is: this message says of a region what only this product says. */
    record Reserved(int at) implements GroupOutcome {}

    /** The database could not do it; after a lost commit it may be stored, and a repetition is recognised. */
    record Failed(DatabaseException reason) implements GroupOutcome {}

    /** It was not tried, or takes too long; in that case a repetition is recognised if it is stored after all. */
    record NotNow(Unavailable reason) implements GroupOutcome {}

    /** Why a request can't be committed now. */
    enum Unavailable {
        QUEUE_FULL,
        DATABASE_SLOW,
        NOT_KEPT,
        SHUTTING_DOWN
    }
}
