package io.vivenuoperator.export.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.export.table.TableKind;
import io.vivenuoperator.platform.config.MisconfiguredException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the file that says what is exported: {@code {"name":…,"spec":{…}}}. Fields that are not known are ignored. */
final class ExportFileReader {
    static final String VARIABLE = "EXPORT_FILE";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SPREADSHEET_ID = Pattern.compile("[A-Za-z0-9_-]{20,100}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9./_-]{1,253}");
    private static final String EVERY_REGION = "*";

    private ExportFileReader() {}

    static ExportSpec read(Path file) {
        JsonNode json = parse(file);
        JsonNode spec = json.path("spec");
        if (!spec.isObject()) {
            throw problem("has no object spec: give {\"name\":\"…\",\"spec\":{\"spreadsheetId\":\"…\"}}");
        }
        return new ExportSpec(
                name(json), spreadsheetId(spec), regions(spec), sheets(spec), flag(spec, "neutralise", true));
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw problem("is not JSON: give {\"name\":\"…\",\"spec\":{\"spreadsheetId\":\"…\"}}");
        } catch (IOException e) {
            throw problem("names a file that can't be read: give the path of the export's file");
        }
    }

    private static String name(JsonNode json) {
        var name = json.path("name").asText("");
        if (name.isEmpty()) {
            return "export";
        }
        if (NAME.matcher(name).matches()) {
            return name;
        }
        throw problem("has a name that is no resource's name");
    }

    private static String spreadsheetId(JsonNode spec) {
        var id = spec.path("spreadsheetId").asText("");
        if (SPREADSHEET_ID.matcher(id).matches()) {
            return id;
        }
        throw problem("has no spec.spreadsheetId as Google makes them: give the part of the spreadsheet's address"
                + " between /d/ and /edit");
    }

    private static VisibleRegions regions(JsonNode spec) {
        if (spec.path("regions").isMissingNode()) {
            return new VisibleRegions.All();
        }
        List<String> names = texts(spec, "regions");
        if (names.equals(List.of(EVERY_REGION))) {
            return new VisibleRegions.All();
        }
        List<RegionKey> keys = new ArrayList<>();
        for (String name : names) {
            var lower = name.toLowerCase(Locale.ROOT);
            if (!RegionKey.isValid(lower)) {
                throw problem("has a region in spec.regions that is no name: give names such as dach, or leave"
                        + " spec.regions out for every region");
            }
            keys.add(new RegionKey(lower));
        }
        return new VisibleRegions.Named(keys.stream().distinct().toList());
    }

    private static List<TableKind> sheets(JsonNode spec) {
        if (spec.path("sheets").isMissingNode()) {
            return List.of(TableKind.values());
        }
        var known = Arrays.stream(TableKind.values()).map(TableKind::word).collect(Collectors.joining(", "));
        return texts(spec, "sheets").stream()
                .map(word -> TableKind.of(word)
                        .orElseThrow(
                                () -> problem("names a sheet in spec.sheets that there is not: give some of " + known)))
                .toList();
    }

    private static List<String> texts(JsonNode spec, String field) {
        JsonNode list = spec.path(field);
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText("")));
        if (!list.isArray() || texts.isEmpty() || texts.contains("")) {
            throw problem("has a spec." + field + " that is no list of names: name at least one, or leave it out");
        }
        return texts;
    }

    private static boolean flag(JsonNode spec, String field, boolean whenAbsent) {
        JsonNode value = spec.path(field);
        if (value.isMissingNode()) {
            return whenAbsent;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        throw problem("has a spec." + field + " that is neither true nor false");
    }

    private static MisconfiguredException problem(String text) {
        return new MisconfiguredException(VARIABLE, text);
    }
}
