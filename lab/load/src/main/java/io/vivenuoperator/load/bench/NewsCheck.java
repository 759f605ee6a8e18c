package io.vivenuoperator.load.bench;

import java.sql.SQLException;
import java.util.List;

/** Compares the messages in the log with what a sample's deliveries must have told. */
interface NewsCheck {
    /** Does not look. */
    NewsCheck NONE = new NewsCheck() {
        @Override
        public long messages() {
            return 0;
        }

        @Override
        public List<String> faults(long before, String run, long tickets) {
            return List.of();
        }
    };

    /** How many messages the log has. */
    long messages() throws SQLException;

    /**
     * What is wrong with the log after a sample.
     *
     * @param before its messages then
     * @param run the prefix of the sample's ids
     * @param tickets that the sample created
     */
    List<String> faults(long before, String run, long tickets) throws SQLException;
}
