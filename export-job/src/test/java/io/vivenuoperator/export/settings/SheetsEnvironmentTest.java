package io.vivenuoperator.export.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetsEnvironmentTest {
    private static final String ID = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-abcd";

    @TempDir
    Path directory;

    private SheetsSettings settings(String file, Map<String, String> more) {
        try {
            var path = Files.writeString(directory.resolve("export.json"), file);
            var variables = new HashMap<String, String>(
                    Map.of("EXPORT_FILE", path.toString(), "DATABASE_URL", "postgresql://reader:secret@db:5432/sales"));
            variables.putAll(more);
            return new SheetsEnvironment(new EnvironmentVariables(variables)).settings();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theLeastThatIsNeeded() {
        var settings = settings("{\"spec\":{\"spreadsheetId\":\"" + ID + "\"}}", Map.of());

        assertThat(settings.spec())
                .isEqualTo(new ExportSpec(
                        "export",
                        ID,
                        new VisibleRegions.All(),
                        List.of(TableKind.EVENTS, TableKind.TICKET_TYPES, TableKind.SALES_DATE_CHANGES),
                        true));
        assertThat(settings.google().baseUrl().value()).isEqualTo("https://sheets.googleapis.com");
        assertThat(settings).asString().doesNotContain("secret");
    }

    @Test
    void everythingThatCanBeSaid() {
        var settings = settings(
                "{\"name\":\"management\",\"uid\":\"u\",\"spec\":{\"spreadsheetId\":\"" + ID
                        + "\",\"regions\":[\"dach\",\"USA\",\"dach\"],\"sheets\":[\"Events\"],\"neutralise\":false,"
                        + "\"later\":1}}",
                Map.of());

        assertThat(settings.spec().name()).isEqualTo("management");
        assertThat(settings.spec().regions().text()).isEqualTo("dach,usa");
        assertThat(settings.spec().sheets()).containsExactly(TableKind.EVENTS);
        assertThat(settings.spec().neutralise()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no json | is not JSON",
                "[] | has no object spec",
                "{\"spec\":{}} | has no spec.spreadsheetId",
                "{\"spec\":{\"spreadsheetId\":\"https://docs.google.com/spreadsheets/d/x/edit\"}} | between /d/ and /edit",
                "{\"spec\":{\"spreadsheetId\":\"../../../../../../../etc/passwd\"}} | has no spec.spreadsheetId",
                "{\"name\":\"a b\",\"spec\":{\"spreadsheetId\":\"ID\"}} | has a name that is no resource's name",
                "{\"spec\":{\"spreadsheetId\":\"ID\",\"regions\":[]}} | spec.regions that is no list of names",
                "{\"spec\":{\"spreadsheetId\":\"ID\",\"regions\":\"dach\"}} | spec.regions that is no list of names",
                "{\"spec\":{\"spreadsheetId\":\"ID\",\"regions\":[\"a b\"]}} | a region in spec.regions that is no name",
                "{\"spec\":{\"spreadsheetId\":\"ID\",\"sheets\":[\"Other\"]}} | give some of Events, TicketTypes, SalesDateChanges",
                "{\"spec\":{\"spreadsheetId\":\"ID\",\"neutralise\":\"no\"}} | spec.neutralise that is neither"
            })
    void aWrongFileIsSaidToBe(String file, String problem) {
        assertThatThrownBy(() -> settings(file.replace("\"ID\"", "\"" + ID + "\""), Map.of()))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("EXPORT_FILE ")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://sheets.example", "http://127.0.0.1.example", "ftp://x", "sheets"})
    void aTokenIsSentToNobodyInPlainText(String url) {
        assertThatThrownBy(
                        () -> settings("{\"spec\":{\"spreadsheetId\":\"" + ID + "\"}}", Map.of("SHEETS_BASE_URL", url)))
                .isInstanceOf(MisconfiguredException.class)
                .hasMessageStartingWith("SHEETS_BASE_URL ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "https://sheets.example"})
    void aTestHasItsOwnGoogle(String url) {
        var settings = settings("{\"spec\":{\"spreadsheetId\":\"" + ID + "\"}}", Map.of("SHEETS_BASE_URL", url));

        assertThat(settings.google().baseUrl().value()).isEqualTo(url);
    }
}
