package io.vivenuoperator.export.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.export.TestTables;
import io.vivenuoperator.export.standin.SheetsStandIn.SheetsRequest;
import io.vivenuoperator.export.standin.StandInSheet;
import io.vivenuoperator.export.table.CellValue;
import io.vivenuoperator.export.table.CellValue.TextCell;
import io.vivenuoperator.export.table.SheetTable;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in a spreadsheet after exchanges with a Google that follows its discovery document. */
class SheetExchangeTest {
    private static final int REGION = 0;
    private static final int EVENT_ID = 1;
    private static final int SOLD = 8;
    private static final int IN_EXPORT = 13;
    private static final int COLUMNS = TableKind.EVENTS.columns().size();

    private final ExchangeStage stage = new ExchangeStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private static String text(StandInSheet sheet, int row, int column) {
        return sheet.cell(row, column).path("stringValue").asText();
    }

    private static int rowOf(StandInSheet sheet, int column, String eventId) {
        return IntStream.range(0, sheet.rowCount())
                .filter(row -> text(sheet, row, column).equals(eventId))
                .findFirst()
                .orElseThrow();
    }

    private List<String> actions() {
        return stage.google().requests().stream().map(SheetsRequest::action).toList();
    }

    @Test
    void anEmptySpreadsheetGetsASheetWithAHeader() {
        // when
        stage.bring(TestTables.events(3, 7));

        // then
        var sheet = stage.events();
        assertThat(text(sheet, 0, REGION)).isEqualTo("Region");
        assertThat(text(sheet, 0, SOLD)).isEqualTo("Total Sold");
        assertThat(text(sheet, 3, EVENT_ID)).isEqualTo("e2");
        assertThat(sheet.cell(3, SOLD).path("numberValue").asDouble()).isEqualTo(7);
        assertThat(sheet.format(3, 3)).isEqualTo("yyyy-mm-dd hh:mm");
        assertThat(sheet.format(3, 10)).isEqualTo("0.0%");
        assertThat(sheet.warnings()).hasSize(1);
        assertThat(stage.google().spreadsheet().has("Sheet1")).isTrue();
    }

    @Test
    void aThousandEventsTakeTwoRequests() {
        // given
        stage.bring(TestTables.events(1_000, 7));
        stage.google().forgetRequests();

        // when
        long begun = System.nanoTime();
        var result = stage.bring(TestTables.events(1_000, 8));
        long millis = (System.nanoTime() - begun) / 1_000_000;

        // then
        assertThat(actions()).containsExactly("getByDataFilter", "batchUpdate");
        assertThat(result)
                .isInstanceOfSatisfying(
                        ExchangeResult.Done.class,
                        done -> assertThat(done.changes()).isPositive());
        System.out.printf(
                "1,000 events × %d columns: %d requests, %d bytes sent, %d ms%n",
                COLUMNS,
                stage.google().requests().size(),
                stage.google().requests().getLast().bytes(),
                millis);
    }

    @Test
    void theFirstThousandTakeThreeAndTheSameAgainOne() {
        // when
        stage.bring(TestTables.events(1_000, 7));

        // then
        assertThat(actions()).containsExactly("getByDataFilter", "", "batchUpdate");
        assertThat(stage.google().requests().getLast().bytes()).isLessThan(1_500_000);

        // when
        stage.google().forgetRequests();
        var again = stage.bring(TestTables.events(1_000, 7));

        // then
        assertThat(actions()).containsExactly("getByDataFilter");
        assertThat(again).isEqualTo(new ExchangeResult.Done(0, 0));
    }

    @Test
    void onlyCellsThatDifferAreWritten() {
        // given
        stage.bring(TestTables.events(100, 7));
        var rows = new ArrayList<>(TestTables.events(100, 7).rows());
        var row = new ArrayList<>(rows.get(42));
        row.set(SOLD, new CellValue.NumberCell(8));
        rows.set(42, row);

        // when
        var result = stage.bring(TestTables.events(rows));

        // then
        assertThat(result).isEqualTo(new ExchangeResult.Done(1, 1));
    }

    @Test
    void whatIsNotKnownAnyMoreIsAnEmptyCell() {
        // given
        stage.bring(TestTables.events(1, 7));
        var row = TestTables.event("e0", 7);
        row.set(SOLD, CellValue.empty());

        // when
        stage.bring(TestTables.events(List.of(row)));

        // then
        assertThat(stage.events().cell(1, SOLD).isMissingNode()).isTrue();
    }

    @Test
    void aRenamedAndMovedSheetIsFoundAgain() {
        // given
        stage.bring(TestTables.events(3, 7));
        stage.events().rename("Vorverkauf 🎟");
        stage.google().spreadsheet().add(77, "Events", 100, 26).type(0, 0, "Something of somebody's");
        stage.google().forgetRequests();

        // when
        stage.bring(TestTables.events(3, 8));

        // then
        var sheet = stage.google().spreadsheet().sheet("Vorverkauf 🎟");
        assertThat(sheet.cell(2, SOLD).path("numberValue").asDouble()).isEqualTo(8);
        assertThat(stage.google().requests()).hasSize(2);
        assertThat(stage.events().cell(1, 0).isMissingNode()).isTrue();
    }

    @Test
    void aDuplicateIsNotTakenForTheSheet() {
        // given
        stage.bring(TestTables.events(3, 7));
        stage.google().spreadsheet().duplicate("Events", 99, "Copy of Events");

        // when
        stage.bring(TestTables.events(3, 8));

        // then
        assertThat(stage.events().cell(1, SOLD).path("numberValue").asDouble()).isEqualTo(8);
        assertThat(stage.google()
                        .spreadsheet()
                        .sheet("Copy of Events")
                        .cell(1, SOLD)
                        .path("numberValue")
                        .asDouble())
                .isEqualTo(7);
    }

    @Test
    void movedColumnsAreFilledWhereTheyAreAndRenamedOnesStayRenamed() {
        // given
        stage.bring(TestTables.events(3, 7));
        stage.events().moveColumn(SOLD, 0);
        stage.events().type(0, 0, "Verkauft");
        stage.events().insertColumn(5);
        stage.events().type(0, 5, "Notes");

        // when
        stage.bring(TestTables.events(3, 8));

        // then
        var sheet = stage.events();
        assertThat(text(sheet, 0, 0)).isEqualTo("Verkauft");
        assertThat(sheet.cell(2, 0).path("numberValue").asDouble()).isEqualTo(8);
        assertThat(text(sheet, 0, 5)).isEqualTo("Notes");
        assertThat(sheet.cell(2, 5).isMissingNode()).isTrue();
    }

    @Test
    void aDeletedColumnComesBackOnTheRightOfEverything() {
        // given
        stage.bring(TestTables.events(3, 7));
        stage.events().type(0, COLUMNS, "Notes");
        stage.events().deleteColumn(SOLD);

        // when
        stage.bring(TestTables.events(3, 7));

        // then
        var sheet = stage.events();
        assertThat(text(sheet, 0, COLUMNS - 1)).isEqualTo("Notes");
        assertThat(text(sheet, 0, COLUMNS)).isEqualTo("Total Sold");
        assertThat(sheet.cell(3, COLUMNS).path("numberValue").asDouble()).isEqualTo(7);
    }

    @Test
    void theSheetOfOurPredecessorIsTakenOver() {
        // given: its columns, in its order, with its rows
        var sheet = stage.google().spreadsheet().add(5, "Events", 4, 11);
        var headers = List.of(
                "Event ID",
                "Region",
                "Event Name",
                "Event Date",
                "Sales Launch Date",
                "Status",
                "Total Capacity",
                "Total Sold",
                "Total Available",
                "Percent Sold",
                "Last Updated");
        for (int i = 0; i < headers.size(); i++) {
            sheet.type(0, i, headers.get(i));
        }
        sheet.type(1, 0, "e7");
        sheet.type(1, 1, "DACH");
        sheet.type(2, 0, "e1");
        sheet.type(2, 1, "DACH");
        sheet.type(2, 9, "12%");

        // when
        stage.bring(TestTables.events(3, 0.5));

        // then
        var taken = stage.events();
        assertThat(taken.id()).isEqualTo(5);
        assertThat(text(taken, 2, 0)).isEqualTo("e1");
        assertThat(taken.cell(2, 9).path("numberValue").asDouble()).isEqualTo(0.5);
        assertThat(text(taken, 0, 3)).isEqualTo("Event Date (UTC)");
        assertThat(text(taken, 1, 13)).isEqualTo("no");
        assertThat(rowOf(taken, 0, "e0")).isEqualTo(3);
        assertThat(stage.bring(TestTables.events(3, 0.5))).isEqualTo(new ExchangeResult.Done(0, 0));
    }

    @Test
    void aSheetOfSomebodyElseIsLeftAlone() {
        // given
        var sheet = stage.google().spreadsheet().add(5, "Events", 10, 10);
        sheet.type(0, 0, "Date");
        sheet.type(1, 0, "12 May");
        var before = stage.google().spreadsheet().picture();

        // when
        var result = stage.bring(TestTables.events(3, 7));

        // then
        assertThat(result).isEqualTo(new ExchangeResult.OccupiedSheet("Events"));
        assertThat(stage.google().spreadsheet().picture()).isEqualTo(before);
    }

    @Test
    void aVanishedRowIsMarkedOnceAndComesBack() {
        // given
        stage.bring(TestTables.events(3, 7));

        // when
        stage.bring(TestTables.events(2, 7));

        // then
        assertThat(text(stage.events(), 3, IN_EXPORT)).isEqualTo("no");
        assertThat(text(stage.events(), 3, EVENT_ID)).isEqualTo("e2");
        assertThat(stage.bring(TestTables.events(2, 7))).isEqualTo(new ExchangeResult.Done(0, 0));

        // when
        stage.bring(TestTables.events(3, 7));

        // then
        assertThat(text(stage.events(), 3, IN_EXPORT)).isEqualTo("yes");
        assertThat(stage.events().lastRow()).isEqualTo(3);
    }

    @Test
    void whatPeopleChangeInOurCellsIsPutBack() {
        // given
        stage.bring(TestTables.events(3, 7));
        stage.events().typeFormula(2, SOLD, "=1+1");
        stage.events().type(3, 0, "usa");

        // when
        stage.bring(TestTables.events(3, 7));

        // then: the row with another region is another row
        assertThat(stage.events().cell(2, SOLD).path("numberValue").asDouble()).isEqualTo(7);
        assertThat(text(stage.events(), 3, IN_EXPORT)).isEqualTo("no");
        assertThat(text(stage.events(), 4, EVENT_ID)).isEqualTo("e2");
    }

    @Test
    void aTitleAboveTheHeaderAndTotalsBelowStay() {
        // given
        stage.bring(TestTables.events(3, 7));
        stage.events().insertRow(0);
        stage.events().type(0, 0, "Our sales");
        stage.events().type(6, 2, "Total");
        stage.events().typeFormula(6, SOLD, "=SUM(I3:I5)");

        // when
        stage.bring(TestTables.events(5, 8));

        // then
        var sheet = stage.events();
        assertThat(text(sheet, 0, 0)).isEqualTo("Our sales");
        assertThat(text(sheet, 1, IN_EXPORT)).isEqualTo("In Export");
        assertThat(sheet.cell(6, SOLD).path("formulaValue").asText()).isEqualTo("=SUM(I3:I5)");
        assertThat(rowOf(sheet, EVENT_ID, "e2")).isEqualTo(4);
        assertThat(rowOf(sheet, EVENT_ID, "e3")).isEqualTo(7);
    }

    @Test
    void aHeaderThatIsGoneCostsNoRowItsPlace() {
        // given
        stage.bring(TestTables.events(3, 7));
        stage.events().deleteRow(0);

        // when
        stage.bring(TestTables.events(3, 8));

        // then
        assertThat(text(stage.events(), 0, EVENT_ID)).isEqualTo("e0");
        assertThat(stage.events().lastRow()).isEqualTo(2);
    }

    @Test
    void aGridThatIsTooSmallGrowsAndItsNewRowsLookLikeTheOthers() {
        // given
        stage.bring(TestTables.events(3, 7));

        // when
        stage.bring(TestTables.events(500, 7));

        // then
        assertThat(text(stage.events(), 500, EVENT_ID)).isEqualTo("e499");
        assertThat(stage.events().format(500, 3)).isEqualTo("yyyy-mm-dd hh:mm");
    }

    @Test
    void severalSheetsChangeInOneRequest() {
        // given
        List<CellValue> type = new ArrayList<>();
        TableKind.TICKET_TYPES.columns().forEach(column -> type.add(new TextCell(column.id())));
        var types = new SheetTable(TableKind.TICKET_TYPES, List.of(type));

        // when
        stage.bring(TestTables.events(3, 7), types);

        // then
        assertThat(stage.google().spreadsheet().has("Ticket Types")).isTrue();
        assertThat(actions().stream().filter("batchUpdate"::equals)).hasSize(1);
    }

    @Test
    void aRefusedFilterIsNoReasonToGiveUp() {
        // given
        stage.google().refuseFiltersWithoutMatch();

        // when
        stage.bring(TestTables.events(3, 7));

        // then
        assertThat(text(stage.events(), 3, EVENT_ID)).isEqualTo("e2");
    }

    @Test
    void moreCellsThanGoogleAllowsChangeNothing() {
        // given
        stage.bring(TestTables.events(3, 7));
        var before = stage.google().spreadsheet().picture();
        stage.google().limitCells(30_000);

        // then
        assertThatThrownBy(() -> stage.bring(TestTables.events(2_000, 7))).isInstanceOf(HttpCallException.class);
        assertThat(stage.google().spreadsheet().picture()).isEqualTo(before);
    }
}
