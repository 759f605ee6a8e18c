package io.vivenuoperator.controller.export;

import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.operator.condition.ConditionReason;
import java.util.Arrays;
import java.util.Optional;

/** Every reason of an export's conditions and Events, with its meaning for the reader. */
public enum SalesExportReason implements ConditionReason {
    PENDING("Pending", "No controller has looked at the export yet; the API server sets this by default."),
    UNEXPECTED_ERROR("UnexpectedError", "Reconciliation failed unexpectedly; see the controller's log. It is retried."),
    KUBERNETES_REFUSED(
            "KubernetesRefused",
            "Kubernetes refuses a write of the controller (quota, admission, rights): the message quotes Kubernetes. Retried."),
    READY("Ready", "The spreadsheet is kept up to date."),
    NAMESPACE_NOT_SERVED(
            "NamespaceNotServed",
            "Exports run beside the database's Secret: create export and Secret in the operator's own namespace."),
    SECRET_NOT_FOUND(
            "SecretNotFound",
            "The Secret with the service account's key is not in this namespace: create it. Runs are suspended until then."),
    SECRET_KEY_MISSING(
            "SecretKeyMissing",
            "The Secret has no such key, or an empty value: add the service account's key. Runs are suspended until then."),
    SCHEDULED("Scheduled", "The CronJob makes runs as the spec says."),
    SUSPENDED("Suspended", "spec.suspend is true, and the spreadsheet's figures age: set it to false to go on."),
    UP_TO_DATE("UpToDate", "The spreadsheet has what the database had at the last run."),
    AWAITING_RUN("AwaitingRun", "No run of this spec has ended yet; the first one begins at once."),
    POD_STUCK("PodStuck", "No pod of a run can be started: the message says why, or where to look."),
    OVERDUE(
            "Overdue",
            "No run has ended for two turns of the schedule: see kubectl describe of the CronJob that status.cronJob names."),
    RUN_FAILED(
            "RunFailed",
            "A run ended without a report as often as is tried: the message says how Kubernetes saw it end."),
    SHEET_NOT_SHARED(
            "SheetNotShared",
            "Share the spreadsheet with the service account's address as Editor; the message has it."),
    SHEET_NOT_FOUND("SheetNotFound", "There is no such spreadsheet: correct spec.spreadsheetId."),
    SHEET_FULL(
            "SheetFull",
            "The spreadsheet has as many cells as Google allows: delete what nobody needs, or take a new spreadsheet."),
    SHEET_OCCUPIED(
            "SheetOccupied",
            "A sheet with one of our titles has rows, and not the columns that find them: put these back, or rename it."),
    RANGE_PROTECTED("RangeProtected", "Let the service account edit the protected cells, or remove the protection."),
    EXPORT_TOO_LARGE(
            "ExportTooLarge",
            "The rows are more than one request may carry: make several exports, of fewer regions or sheets."),
    REQUEST_REJECTED(
            "RequestRejected",
            "Google refuses for another reason. The document may be an Excel file: save it as a Google spreadsheet."),
    QUOTA_EXCEEDED(
            "QuotaExceeded",
            "Google's requests per minute are used up: let exports run at different minutes, or ask Google for more."),
    SHEETS_UNAVAILABLE("SheetsUnavailable", "Google, or the way to it, is away. The next run tries again."),
    API_DISABLED("ApiDisabled", "Switch on the Google Sheets API in the service account's project."),
    CREDENTIALS_REFUSED(
            "CredentialsRefused", "The service account is disabled, its key deleted, or the node's clock is wrong."),
    CREDENTIALS_INVALID(
            "CredentialsInvalid",
            "The Secret's value is no service account's key as Google's console makes it, or it names another place for tokens than Google's."),
    REGION_NOT_FOUND(
            "RegionNotFound",
            "The database does not know a region of spec.regions: correct it, or wait for the region's first poll."),
    DATABASE_UNAVAILABLE("DatabaseUnavailable", "PostgreSQL is unreachable. The next run tries again."),
    MISCONFIGURED("Misconfigured", "The program does not accept a setting: the message names it."),
    UNEXPECTED("Unexpected", "A bug of vivenu-operator: the pod's log has the stack trace.");

    private final String wireName;
    private final String meaning;

    SalesExportReason(String wireName, String meaning) {
        this.wireName = wireName;
        this.meaning = meaning;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    static Optional<SalesExportReason> named(String wireName) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName.equals(wireName))
                .findFirst();
    }

    /** Of the condition Exported after a run with this report. */
    static SalesExportReason of(ExportReason reason) {
        return switch (reason) {
            case SHEET_WRITTEN, NOTHING_CHANGED -> UP_TO_DATE;
            case SHEET_NOT_SHARED -> SHEET_NOT_SHARED;
            case SHEET_NOT_FOUND -> SHEET_NOT_FOUND;
            case SHEET_FULL -> SHEET_FULL;
            case SHEET_OCCUPIED -> SHEET_OCCUPIED;
            case RANGE_PROTECTED -> RANGE_PROTECTED;
            case EXPORT_TOO_LARGE -> EXPORT_TOO_LARGE;
            case REQUEST_REJECTED -> REQUEST_REJECTED;
            case QUOTA_EXCEEDED -> QUOTA_EXCEEDED;
            case SHEETS_UNAVAILABLE -> SHEETS_UNAVAILABLE;
            case API_DISABLED -> API_DISABLED;
            case CREDENTIALS_REFUSED -> CREDENTIALS_REFUSED;
            case CREDENTIALS_INVALID -> CREDENTIALS_INVALID;
            case REGION_NOT_FOUND -> REGION_NOT_FOUND;
            case DATABASE_UNAVAILABLE -> DATABASE_UNAVAILABLE;
            case MISCONFIGURED -> MISCONFIGURED;
            case UNEXPECTED -> UNEXPECTED;
            case INTERRUPTED -> RUN_FAILED;
        };
    }
}
