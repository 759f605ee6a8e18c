package io.vivenuoperator.contracts.export;

import java.util.Arrays;
import java.util.Optional;

/** Why a run of an export ended as it did: a closed list, also used by the operator and the documentation. */
public enum ExportReason {
    /** The spreadsheet has what the database has. */
    SHEET_WRITTEN("SheetWritten", ExportOutcome.COMPLETE, false),
    /** It had that already; nothing was written. */
    NOTHING_CHANGED("NothingChanged", ExportOutcome.COMPLETE, false),
    /** The service account may not read the spreadsheet, or not change it. */
    SHEET_NOT_SHARED("SheetNotShared", ExportOutcome.FAILED, false),
    /** There is no spreadsheet with this id. */
    SHEET_NOT_FOUND("SheetNotFound", ExportOutcome.FAILED, false),
    /** The spreadsheet has as many cells as Google allows. */
    SHEET_FULL("SheetFull", ExportOutcome.FAILED, false),
    /** A sheet with one of our titles has content, and no columns by which rows could be found. */
    SHEET_OCCUPIED("SheetOccupied", ExportOutcome.FAILED, false),
    /** Somebody has protected cells of our columns. */
    RANGE_PROTECTED("RangeProtected", ExportOutcome.FAILED, false),
    /** The rows are more than one request may carry. */
    EXPORT_TOO_LARGE("ExportTooLarge", ExportOutcome.FAILED, false),
    /** Google refuses the request for a reason that is not in this list. */
    REQUEST_REJECTED("RequestRejected", ExportOutcome.FAILED, false),
    /** The project or the account has used up its requests of this minute, and went on to for as long as a run waits. */
    QUOTA_EXCEEDED("QuotaExceeded", ExportOutcome.FAILED, true),
    /** Google, or the way to it, is away. */
    SHEETS_UNAVAILABLE("SheetsUnavailable", ExportOutcome.FAILED, true),
    /** The Sheets API is switched off in the service account's project. */
    API_DISABLED("ApiDisabled", ExportOutcome.FAILED, false),
    /** Google does not accept the service account's key. */
    CREDENTIALS_REFUSED("CredentialsRefused", ExportOutcome.FAILED, false),
    /** The file with the service account's key can't be used. */
    CREDENTIALS_INVALID("CredentialsInvalid", ExportOutcome.FAILED, false),
    /** The database knows no region of this name. */
    REGION_NOT_FOUND("RegionNotFound", ExportOutcome.FAILED, false),
    /** PostgreSQL is unreachable. */
    DATABASE_UNAVAILABLE("DatabaseUnavailable", ExportOutcome.FAILED, true),
    /** A setting is missing or wrong. */
    MISCONFIGURED("Misconfigured", ExportOutcome.FAILED, false),
    /** A bug: the log has the stack trace. */
    UNEXPECTED("Unexpected", ExportOutcome.FAILED, true),
    /** The process was asked to stop. */
    INTERRUPTED("Interrupted", ExportOutcome.STOPPED, true);

    private final String word;
    private final ExportOutcome outcome;
    private final boolean worthARetry;

    ExportReason(String word, ExportOutcome outcome, boolean worthARetry) {
        this.word = word;
        this.outcome = outcome;
        this.worthARetry = worthARetry;
    }

    /** The value in reports. */
    public String word() {
        return word;
    }

    static Optional<ExportReason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst();
    }

    public ExportOutcome outcome() {
        return outcome;
    }

    /** Whether the same run may succeed later without anyone changing anything. */
    public boolean isWorthARetry() {
        return worthARetry;
    }
}
