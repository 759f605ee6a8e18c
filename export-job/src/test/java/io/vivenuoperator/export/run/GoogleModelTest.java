package io.vivenuoperator.export.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.client.json.GenericJson;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.sheets.v4.model.BatchUpdateSpreadsheetRequest;
import com.google.api.services.sheets.v4.model.CellData;
import com.google.api.services.sheets.v4.model.GetSpreadsheetByDataFilterRequest;
import com.google.api.services.sheets.v4.model.Request;
import com.google.api.services.sheets.v4.model.RowData;
import io.vivenuoperator.export.TestTables;
import io.vivenuoperator.export.standin.SheetsStandIn.SheetsRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Google's own classes for its API read what we send. */
class GoogleModelTest {
    @Test
    void everyFieldThatWeSendIsOneOfGoogles() throws IOException {
        try (var stage = new ExchangeStage()) {
            // given: each kind of change
            stage.bring(TestTables.events(3, 7));
            stage.events().deleteColumn(8);
            for (int i = stage.events().columnCount(); i > 14; i--) {
                stage.events().deleteColumn(i - 1);
            }
            stage.events().type(0, 13, "Notes");
            stage.bring(TestTables.events(500, 8));

            // when
            List<Request> changes = new ArrayList<>();
            for (String body : bodies(stage, "batchUpdate")) {
                var batch = GsonFactory.getDefaultInstance().fromString(body, BatchUpdateSpreadsheetRequest.class);
                changes.addAll(batch.getRequests());
                assertThat(unknown(batch)).isEmpty();
            }
            for (String body : bodies(stage, "getByDataFilter")) {
                assertThat(unknown(GsonFactory.getDefaultInstance()
                                .fromString(body, GetSpreadsheetByDataFilterRequest.class)))
                        .isEmpty();
            }

            // then
            assertThat(changes.stream()
                            .flatMap(request -> request.keySet().stream())
                            .distinct())
                    .containsExactlyInAnyOrder(
                            "addSheet",
                            "appendDimension",
                            "createDeveloperMetadata",
                            "repeatCell",
                            "addProtectedRange",
                            "updateCells");
            assertThat(cells(changes))
                    .hasSizeGreaterThan(3 * 14)
                    .allSatisfy(cell -> assertThat(cell.keySet()).isSubsetOf("userEnteredValue"))
                    .filteredOn(cell -> cell.getUserEnteredValue() != null)
                    .allSatisfy(cell -> assertThat(cell.getUserEnteredValue().keySet())
                            .hasSize(1)
                            .isSubsetOf("stringValue", "numberValue"));
        }
    }

    @Test
    void aMisspeltFieldIsFound() throws IOException {
        var batch = GsonFactory.getDefaultInstance()
                .fromString(
                        "{\"requests\":[{\"updateCells\":{\"felds\":\"*\"}}]}", BatchUpdateSpreadsheetRequest.class);

        assertThat(unknown(batch)).containsExactly("felds");
    }

    private static List<String> bodies(ExchangeStage stage, String action) {
        return stage.google().requests().stream()
                .filter(request -> request.action().equals(action))
                .map(SheetsRequest::body)
                .toList();
    }

    private static List<CellData> cells(List<Request> changes) {
        return changes.stream()
                .map(Request::getUpdateCells)
                .filter(Objects::nonNull)
                .flatMap(update -> update.getRows().stream())
                .map(RowData::getValues)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> unknown(Object value) {
        return switch (value) {
            case GenericJson json ->
                Stream.concat(
                                json.getUnknownKeys().keySet().stream(),
                                json.values().stream().flatMap(field -> unknown(field).stream()))
                        .toList();
            case Map<?, ?> map ->
                map.values().stream().flatMap(field -> unknown(field).stream()).toList();
            case Collection<?> list ->
                list.stream().flatMap(item -> unknown(item).stream()).toList();
            default -> List.of();
        };
    }
}
