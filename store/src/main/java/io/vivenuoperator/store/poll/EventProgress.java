package io.vivenuoperator.store.poll;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    static EventProgress of(ResultSet row) throws SQLException {
        String word = row.getString("state");
        return switch (word) {
            case Listed.WORD -> new Listed();
            case Reading.WORD -> new Reading(row.getInt("next_skip"));
            case Read.WORD -> new Read();
            case Proved.WORD -> new Proved(row.getLong("vendor_sold"), row.getLong("stored_sold"));
            default -> throw new IllegalStateException("full_run_event.state has the unknown value " + word);
        };
    }
}
