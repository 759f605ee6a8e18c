package io.vivenuoperator.export.run;

import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.export.google.ApiError;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;

/**
 * What a failed call means, and what helps.
 *
 * @param message a sentence for people
 */
record FailureVerdict(ExportReason reason, String message) {
    /**
     * Judges a failure.
     *
     * @param error what Google says it is about
     * @param email the service account's address
     */
    static FailureVerdict of(HttpCallException failure, ApiError error, String email) {
        return switch (error) {
            case NO_TOKEN -> ofToken(failure, email);
            case QUOTA -> quota(failure);
            case API_DISABLED ->
                new FailureVerdict(
                        ExportReason.API_DISABLED,
                        "The Google Sheets API is switched off in the project of " + email
                                + ": switch it on in Google's console, under APIs & Services.");
            case CELL_LIMIT ->
                new FailureVerdict(
                        ExportReason.SHEET_FULL,
                        "The spreadsheet has as many cells as Google allows (10 million): delete sheets, rows or columns"
                                + " that nobody needs, or export into a new spreadsheet.");
            case PROTECTED_RANGE ->
                new FailureVerdict(
                        ExportReason.RANGE_PROTECTED,
                        "Somebody has protected cells of the export's columns: let " + email
                                + " edit them (Data, Protect sheets and ranges), or remove the protection.");
            case UNSPECIFIC -> byReason(failure, email);
        };
    }

    private static FailureVerdict byReason(HttpCallException failure, String email) {
        return switch (failure.reason()) {
            case KEY_REFUSED ->
                failure.status().orElse(0) == 401
                        ? refused(email)
                        : new FailureVerdict(
                                ExportReason.SHEET_NOT_SHARED,
                                "The spreadsheet is not shared with " + email
                                        + ": share it with this address as Editor.");
            case NOT_FOUND ->
                new FailureVerdict(
                        ExportReason.SHEET_NOT_FOUND,
                        "Google has no spreadsheet with this id: correct spreadsheetId, which is the part of the"
                                + " spreadsheet's address between /d/ and /edit.");
            case RATE_LIMITED -> quota(failure);
            case REJECTED, PROTOCOL ->
                new FailureVerdict(
                        ExportReason.REQUEST_REJECTED,
                        failure.getMessage()
                                + ": is the document a Google spreadsheet, and not an Excel file? If it is,"
                                + " please report this.");
            case UNAVAILABLE -> away(failure);
            case INTERRUPTED -> new FailureVerdict(ExportReason.INTERRUPTED, "The process was asked to stop.");
        };
    }

    private static FailureVerdict ofToken(HttpCallException failure, String email) {
        return switch (failure.reason()) {
            case KEY_REFUSED, NOT_FOUND, REJECTED -> refused(email);
            case RATE_LIMITED -> quota(failure);
            case UNAVAILABLE, PROTOCOL -> away(failure);
            case INTERRUPTED -> new FailureVerdict(ExportReason.INTERRUPTED, "The process was asked to stop.");
        };
    }

    private static FailureVerdict refused(String email) {
        return new FailureVerdict(
                ExportReason.CREDENTIALS_REFUSED,
                "Google does not accept the key of " + email
                        + ": is the account disabled or its key deleted, and is the clock here right?");
    }

    private static FailureVerdict quota(HttpCallException failure) {
        return new FailureVerdict(
                ExportReason.QUOTA_EXCEEDED,
                failure.getMessage()
                        + ": Google allows 60 requests a minute for an account; let exports run at different"
                        + " minutes, or ask Google for more.");
    }

    private static FailureVerdict away(HttpCallException failure) {
        return new FailureVerdict(ExportReason.SHEETS_UNAVAILABLE, failure.getMessage() + ".");
    }
}
