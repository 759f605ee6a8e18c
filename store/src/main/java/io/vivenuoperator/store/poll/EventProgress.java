package io.vivenuoperator.store.poll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** How far a full reading got with one event. */
public sealed interface EventProgress {
    /** As it stands in the table. */
    String word();

    /** How many of its tickets were read, when some were and some were not. */
    default Optional<Integer> nextSkip() {
        return Optional.empty();
    }

    /** Its counts, when it is done with. */
    default Optional<Proved> proof() {
        return Optional.empty();
    }

    /** None of its tickets is read. */
    record Listed() implements EventProgress {
        static final String WORD = "Listed";

        @Override
        public String word() {
            return WORD;
        }
    }

    /** So many of its tickets are read. */
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

    /** All its tickets are read; only the proof is missing. */
    record Read() implements EventProgress {
        static final String WORD = "Read";

        @Override
        public String word() {
            return WORD;
        }
    }

    /** Done with: its sold count at Vivenu and here, at that moment. */
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
            default -> throw new IllegalStateException("full_run_event.state is " + word + ", which is none");
        };
    }
}
