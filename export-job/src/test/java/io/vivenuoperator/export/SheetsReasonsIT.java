package io.vivenuoperator.export;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.wasRead;
import static org.assertj.core.api.Assertions.assertThat;

import io.vivenuoperator.contracts.export.ExportReason;
import io.vivenuoperator.export.SheetsStage.Ended;
import io.vivenuoperator.export.standin.SheetsFault;
import io.vivenuoperator.export.standin.SheetsStandIn.SharedAs;
import io.vivenuoperator.export.standin.SheetsStandIn.SheetsRequest;
import io.vivenuoperator.export.standin.TestAccount;
import io.vivenuoperator.export.stop.WorkerStop;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventRepository;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Why exports fail, and what each message says that helps. */
class SheetsReasonsIT {
    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private SheetsStage stage;

    @BeforeEach
    void begin() {
        wasRead(database, "dach");
        database.database()
                .inTransaction(tx ->
                        new EventRepository().record(tx, List.of(event("dach", "e1", 0, type("a", 200))), NOON));
        stage = new SheetsStage(database, directory);
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private static void assertEnd(Ended ended, ExportReason reason, ExitCode code, String advice) {
        assertThat(ended.reason()).isEqualTo(reason.word());
        assertThat(ended.code()).isEqualTo(code);
        assertThat(ended.message()).contains(advice);
    }

    private void always(SheetsFault fault) {
        stage.google().fail(Collections.nCopies(50, fault));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOBODY", "VIEWER"})
    void aSpreadsheetThatIsNotShared(SharedAs role) {
        stage.google().shareAs(role);

        assertEnd(stage.run(), ExportReason.SHEET_NOT_SHARED, ExitCode.FAILED, "share it with this address as Editor");
    }

    @Test
    void aSpreadsheetThatIsNotThere() {
        stage.spec("\"regions\":[\"*\"],\"spreadsheetId\":\"0000000000000000000000000000\"");

        assertEnd(stage.run(), ExportReason.SHEET_NOT_FOUND, ExitCode.FAILED, "correct spreadsheetId");
    }

    @Test
    void aSpreadsheetThatIsFull() {
        stage.google().limitCells(26_010);

        assertEnd(stage.run(), ExportReason.SHEET_FULL, ExitCode.FAILED, "delete sheets, rows or columns");
    }

    @Test
    void aSheetOfSomebodyElse() {
        var sheet = stage.google().spreadsheet().add(5, "Events", 10, 10);
        sheet.type(0, 0, "Date");
        sheet.type(1, 0, "12 May");

        assertEnd(stage.run(), ExportReason.SHEET_OCCUPIED, ExitCode.FAILED, "rename the sheet");
    }

    @Test
    void columnsThatFindNoRowsAnyMore() {
        stage.run();
        stage.google().spreadsheet().sheet("Events").deleteColumn(1);

        assertEnd(stage.run(), ExportReason.SHEET_OCCUPIED, ExitCode.FAILED, "put them back");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUOTA              | QUOTA_EXCEEDED      | RETRY  | 60 requests a minute",
                "UNAVAILABLE_BEFORE | SHEETS_UNAVAILABLE  | RETRY  | status 503",
                "LOGIN_PAGE         | SHEETS_UNAVAILABLE  | RETRY  | a firewall, a proxy, a login page",
                "CUT_BEFORE         | SHEETS_UNAVAILABLE  | RETRY  | No answer from Google Sheets",
                "UNAUTHENTICATED    | CREDENTIALS_REFUSED | FAILED | is the clock here right",
                "API_DISABLED       | API_DISABLED        | FAILED | switch it on in Google's console",
                "PROTECTED          | RANGE_PROTECTED     | FAILED | remove the protection"
            })
    void whatGoogleSays(SheetsFault fault, ExportReason reason, ExitCode code, String advice) {
        always(fault);

        var ended = stage.run();

        assertEnd(ended, reason, code, advice);
        assertThat(ended.report().path("requests").asInt()).isPositive();
    }

    @Test
    void aQuotaThatIsThereAgainIsWaitedFor() {
        stage.with("RETRY_SECONDS", "60");
        stage.google().fail(List.of(SheetsFault.QUOTA, SheetsFault.UNAVAILABLE_AFTER, SheetsFault.QUOTA));

        assertEnd(stage.run(), ExportReason.SHEET_WRITTEN, ExitCode.DONE, "has what the database has");
    }

    @Test
    void whatWasDoneWithoutAnAnswerIsNotDoneTwice() {
        stage.with("RETRY_SECONDS", "60");
        stage.google().fail(List.of(SheetsFault.NONE, SheetsFault.NONE, SheetsFault.UNAVAILABLE_AFTER));

        var ended = stage.run();

        assertEnd(ended, ExportReason.SHEET_WRITTEN, ExitCode.DONE, "answer to a first attempt was lost");
        assertThat(ended.report().has("cells")).isFalse();
        assertThat(stage.google().requests())
                .extracting(SheetsRequest::action)
                .containsExactly("getByDataFilter", "", "batchUpdate", "getByDataFilter");
    }

    @Test
    void aKeyThatGoogleDoesNotKnow() {
        stage.credentials(new TestAccount().json(stage.google().tokenUrl()).toString());

        assertEnd(stage.run(), ExportReason.CREDENTIALS_REFUSED, ExitCode.FAILED, TestAccount.EMAIL);
        assertThat(stage.google().requests()).isEmpty();
    }

    @Test
    void aFileThatIsNoKey() {
        stage.credentials("no json");

        assertEnd(
                stage.run(),
                ExportReason.CREDENTIALS_INVALID,
                ExitCode.MISCONFIGURED,
                "GOOGLE_CREDENTIALS_FILE is no JSON object");
    }

    @Test
    void aForeignTokenUrl() {
        stage.credentials(
                stage.google().account().json("https://evil.example/token").toString());

        assertEnd(stage.run(), ExportReason.CREDENTIALS_INVALID, ExitCode.MISCONFIGURED, "not Google's");
    }

    @Test
    void aRegionThatNobodyWatches() {
        stage.spec("\"regions\":[\"dach\",\"dahc\"]");

        assertEnd(stage.run(), ExportReason.REGION_NOT_FOUND, ExitCode.FAILED, "no region dahc");
        assertThat(stage.google().requests()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAway() {
        stage.with("DATABASE_URL", "postgresql://reader:secret@127.0.0.1:1/sales");

        assertEnd(stage.run(), ExportReason.DATABASE_UNAVAILABLE, ExitCode.RETRY, "DATABASE_URL");
    }

    @Test
    void aLoginThatThereIsNot() {
        stage.with("DATABASE_URL", database.readerUrl().replace("reader:reader", "nobody:wrong"));

        assertEnd(stage.run(), ExportReason.MISCONFIGURED, ExitCode.MISCONFIGURED, "DATABASE_URL");
    }

    @Test
    void aSettingThatIsMissing() {
        stage.with("EXPORT_FILE", "");

        assertEnd(stage.run(), ExportReason.MISCONFIGURED, ExitCode.MISCONFIGURED, "EXPORT_FILE is not set");
    }

    @Test
    void moreThanOneRequestCarries() {
        database.execute(
                "INSERT INTO event (region_key, event_id, name, vendor_updated_at, changed_at)"
                        + " SELECT r.region_key, 'x' || n, repeat('n', 900), now(), now() FROM region r, generate_series(1, 22000) n");

        assertEnd(stage.run(), ExportReason.EXPORT_TOO_LARGE, ExitCode.FAILED, "fewer regions or sheets");
        assertThat(stage.google().spreadsheet().has("Events")).isFalse();
    }

    @Test
    void aSignalWhileGoogleIsAsked() {
        var stop = new WorkerStop();
        var worker = Thread.currentThread();
        stage.google().atArrival(_ -> stop.ask(worker));

        assertEnd(stage.run(stop), ExportReason.INTERRUPTED, ExitCode.STOPPED, "as before, or as it should be");
    }

    @Test
    void whatIsRejectedForAnotherReason() {
        // A sheet that came between reading and writing.
        stage.google().atArrival(request -> {
            if (request.action().equals("batchUpdate")) {
                stage.google().spreadsheet().add(5, "Events", 10, 10);
            }
        });

        assertEnd(stage.run(), ExportReason.REQUEST_REJECTED, ExitCode.FAILED, "status 400");
    }

    @Test
    void anotherCommandIsRefused() {
        var code = new ExportJob(stage.environment(), System.out, new WorkerStop(), _ -> {}, Clock.systemUTC())
                .run(List.of("tables"));

        assertThat(code).isEqualTo(ExitCode.MISCONFIGURED);
    }
}
