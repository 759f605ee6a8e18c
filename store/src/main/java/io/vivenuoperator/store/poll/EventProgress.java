package io.vivenuoperator.store.poll;

import io.helidon.dbclient.DbRow;
import java.util.Optional;

/** The progress of a full sync with one event. */
public sealed interface EventProgress {
    /** The value in the table. */
    String word();

    /** How many of its tickets have been read, if only some have. */
    default Optional<Integer> nextSkip() {
        return Optional.empty();
    }

    /** Its counts, once it is finished. */
    default Optional<Proved> proof() {
        return Optional.empty();
    }

    /** None of its tickets have been read. */
    record Listed() implements EventProgress {
        static final String WORD = "Listed";

        @Override
        public String word() {
            return WORD;
        }
    }

    /** This many of its tickets have been read. */
    record Reading(int tickets) implements EventProgress {
        static final String WORD = "Reading";

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public Optional<Integer> nextSkip() {
            return Optional.of(tickets);
        }
    }

    /** All its tickets have been read; only the comparison is missing. */
    record Read() implements EventProgress {
        static final String WORD = "Read";

        @Override
        public String word() {
            return WORD;
        }
    }

    /** Finished: its sold count at Vivenu and in the store, at that moment. */
    record Proved(long vendorSold, long storedSold) implements EventProgress {
        static final String WORD = "Proved";

        @Override
        public String word() {
            return WORD;
        }

        @Override
        public Optional<Proved> proof() {
            return Optional.of(this);
        }
    }

    static EventProgress of(DbRow row) {
        String word = row.column("state").getString();
        return switch (word) {
            case Listed.WORD -> new Listed();
            case Reading.WORD -> new Reading(row.column("next_skip").getInt());
            case Read.WORD -> new Read();
            case Proved.WORD ->
                new Proved(
                        row.column("vendor_sold").getLong(),
                        row.column("stored_sold").getLong());
            default -> throw new IllegalStateException("full_run_event.state has the unknown value " + word);
        };
    }
}
