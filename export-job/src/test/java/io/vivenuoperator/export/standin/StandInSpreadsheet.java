package io.vivenuoperator.export.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A spreadsheet with its sheets. */
public final class StandInSpreadsheet {
    private final List<StandInSheet> sheets = new ArrayList<>();

    StandInSpreadsheet() {
        sheets.add(new StandInSheet(0, "Sheet1", 1000, 26));
    }

    private StandInSpreadsheet(List<StandInSheet> sheets) {
        this.sheets.addAll(sheets);
    }

    StandInSpreadsheet copy() {
        return new StandInSpreadsheet(sheets.stream().map(StandInSheet::copy).toList());
    }

    public List<StandInSheet> sheets() {
        return List.copyOf(sheets);
    }

    public StandInSheet sheet(String title) {
        return sheets.stream()
                .filter(sheet -> sheet.title().equalsIgnoreCase(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no sheet " + title));
    }

    public boolean has(String title) {
        return sheets.stream().anyMatch(sheet -> sheet.title().equalsIgnoreCase(title));
    }

    public StandInSheet add(int id, String title, int rows, int columns) {
        var sheet = new StandInSheet(id, title, rows, columns);
        sheets.add(sheet);
        return sheet;
    }

    public void duplicate(String title, int newId, String newTitle) {
        sheets.addFirst(sheet(title).duplicate(newId, newTitle));
    }

    public void delete(String title) {
        sheets.remove(sheet(title));
    }

    StandInSheet byId(int id) {
        return sheets.stream()
                .filter(sheet -> sheet.id() == id)
                .findFirst()
                .orElseThrow(() -> ApiRefusal.invalid("Invalid requests: No grid with id: " + id));
    }

    boolean hasId(int id) {
        return sheets.stream().anyMatch(sheet -> sheet.id() == id);
    }

    long cellCount() {
        return sheets.stream().mapToLong(StandInSheet::cellCount).sum();
    }

    /** All that people can see or would miss, to be compared. */
    public String picture() {
        return sheets.stream().map(StandInSheet::picture).collect(Collectors.joining("\n"));
    }

    /** Those that one of the filters selects. */
    List<StandInSheet> selected(JsonNode filters) {
        return sheets.stream()
                .filter(sheet -> filters.valueStream().anyMatch(filter -> selects(filter, sheet)))
                .toList();
    }

    private boolean selects(JsonNode filter, StandInSheet sheet) {
        if (filter.has("gridRange")) {
            return byId(filter.path("gridRange").path("sheetId").asInt()).id() == sheet.id();
        }
        return sheet.marks()
                .containsKey(filter.path("developerMetadataLookup")
                        .path("metadataKey")
                        .asText());
    }

    /** The answer, before anything is left out of it. */
    static ObjectNode json(String id, List<StandInSheet> sheets, boolean withGrid) {
        var json = JsonNodeFactory.instance.objectNode().put("spreadsheetId", id);
        var list = json.putArray("sheets");
        for (StandInSheet sheet : sheets) {
            var entry = list.addObject();
            entry.set("properties", sheet.properties());
            MarkJson.write(entry, sheet.marks());
            if (withGrid) {
                entry.putArray("data").add(sheet.grid());
            }
        }
        return json;
    }
}
