package io.vivenuoperator.events.publish;

import io.vivenuoperator.events.groupcommit.GroupOutcome;
import java.util.List;

/** What became of the events of a request: all are in the log, or none. */
public sealed interface IntakeOutcome {
    /**
     * They are committed.
     *
     * @param fresh how many had not been stored before
     */
    record Stored(List<String> ids, List<Long> seqs, int fresh) implements IntakeOutcome {
        public Stored {
            ids = List.copyOf(ids);
            seqs = List.copyOf(seqs);
        }
    }

    /** Its id was published with other content. */
    record OtherContent(String field) implements IntakeOutcome {}

    /** The key may not publish as this source. */
    record ForeignSource(String field) implements IntakeOutcome {}

    /** It has come round too often. */
    record TooManyHops(String field) implements IntakeOutcome {}

    /** Only this product says such things of a region. */
    record ReservedType(String field) implements IntakeOutcome {}

    /** The service can't take it at the moment; if it is stored after all, a repetition is recognised. */
    record NotNow(GroupOutcome.Unavailable reason) implements IntakeOutcome {}
}
