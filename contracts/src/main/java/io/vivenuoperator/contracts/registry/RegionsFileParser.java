package io.vivenuoperator.contracts.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.contracts.region.RegionKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Parses a regions file and reports what is wrong with it. */
final class RegionsFileParser {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    RegionsFile parse(byte[] file) throws MalformedRegionsFileException {
        JsonNode root = tree(file);
        JsonNode revision = root.path(RegionsFile.REVISION);
        if (!revision.isMissingNode() && !revision.isTextual()) {
            throw new MalformedRegionsFileException("revision must be a string");
        }
        return new RegionsFile(revision.asText(""), regions(root.path(RegionsFile.REGIONS)));
    }

    private JsonNode tree(byte[] file) throws MalformedRegionsFileException {
        try {
            return JSON.readTree(file);
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the file, which contains keys.
            var at = e.getLocation();
            throw new MalformedRegionsFileException(
                    at == null
                            ? "not JSON"
                            : "not JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new MalformedRegionsFileException("not readable as JSON");
        }
    }

    private static List<RegionEntry> regions(JsonNode list) throws MalformedRegionsFileException {
        if (!list.isArray()) {
            throw new MalformedRegionsFileException("regions must be a list");
        }
        var entries = new ArrayList<RegionEntry>();
        var names = new HashSet<RegionKey>();
        for (int index = 0; index < list.size(); index++) {
            String field = RegionsFile.REGIONS + "[" + index + "]";
            RegionEntry entry = entry(list.path(index), field);
            if (!names.add(entry.region())) {
                throw new MalformedRegionsFileException(field + ".region appears twice");
            }
            entries.add(entry);
        }
        return entries;
    }

    private static RegionEntry entry(JsonNode entry, String field) throws MalformedRegionsFileException {
        String name = entry.path(RegionsFile.REGION).asText("");
        if (!RegionKey.isValid(name)) {
            throw new MalformedRegionsFileException(field + ".region must be a name or namespace/name");
        }
        return new RegionEntry(
                new RegionKey(name),
                signingKeys(entry.path(RegionsFile.SIGNING_KEYS), field + "." + RegionsFile.SIGNING_KEYS));
    }

    private static List<String> signingKeys(JsonNode list, String field) throws MalformedRegionsFileException {
        if (!list.isArray()) {
            throw new MalformedRegionsFileException(field + " must be a list of strings");
        }
        var keys = new ArrayList<String>();
        for (JsonNode key : list) {
            if (!key.isTextual() || key.textValue().isBlank()) {
                throw new MalformedRegionsFileException(field + " must contain only non-blank strings");
            }
            keys.add(key.textValue());
        }
        return keys;
    }
}
