package io.vivenuoperator.export.google;

/** What an error of Google's is about. Of its text nothing is kept. */
public enum ApiError {
    /** No answer, or one that says nothing more. */
    UNSPECIFIC,
    /** Google's token service gave no token. */
    NO_TOKEN,
    /** The spreadsheet can have no more cells. */
    CELL_LIMIT,
    /** Cells are protected by somebody. */
    PROTECTED_RANGE,
    /** The Sheets API is not switched on in the account's project. */
    API_DISABLED,
    /** Too many requests. */
    QUOTA
}
