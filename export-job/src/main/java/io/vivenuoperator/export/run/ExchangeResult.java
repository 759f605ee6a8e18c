package io.vivenuoperator.export.run;

/** What came of bringing tables into a spreadsheet. */
sealed interface ExchangeResult {
    /** All changes were made; none if nothing had to be. */
    record Done(int changes, long cells) implements ExchangeResult {}

    /** A sheet has rows, and not the columns that would find ours. */
    record OccupiedSheet(String title) implements ExchangeResult {}

    /** More than one request carries. */
    record TooLarge(long bytes) implements ExchangeResult {}
}
