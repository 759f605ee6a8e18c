package io.vivenuoperator.receiver.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** {@code {"revision":"…","regions":[{"region":"dach","signingKeys":["new","old"]}]}}; other fields are left alone. */
final class RegistryFormat {

    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:/" + LABEL + ")?");

    private final ObjectMapper json = JsonMapper.builder().build();

    LoadedRegions parse(byte[] file) throws BrokenRegistryException {
        JsonNode root = tree(file);
        JsonNode revision = root.path("revision");
        if (!revision.isMissingNode() && !revision.isTextual()) {
            throw new BrokenRegistryException("revision must be a string");
        }
        return LoadedRegions.of(revision.asText(""), regions(root.path("regions")));
    }

    private JsonNode tree(byte[] file) throws BrokenRegistryException {
        try {
            return json.readTree(file);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new BrokenRegistryException(
                    at == null
                            ? "not JSON"
                            : "not JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new BrokenRegistryException("not readable as JSON");
        }
    }

    private static SequencedMap<String, RegisteredRegion> regions(JsonNode list) throws BrokenRegistryException {
        if (!list.isArray()) {
            throw new BrokenRegistryException("regions must be a list");
        }
        var regions = new LinkedHashMap<String, RegisteredRegion>();
        for (int index = 0; index < list.size(); index++) {
            String field = "regions[" + index + "]";
            RegisteredRegion region = region(list.path(index), field);
            if (regions.putIfAbsent(region.name(), region) != null) {
                throw new BrokenRegistryException(field + ".region is there twice");
            }
        }
        return Collections.unmodifiableSequencedMap(regions);
    }

    private static RegisteredRegion region(JsonNode entry, String field) throws BrokenRegistryException {
        String name = entry.path("region").asText("");
        if (!NAME.matcher(name).matches()) {
            throw new BrokenRegistryException(field + ".region must be a name or namespace/name");
        }
        return RegisteredRegion.of(name, signingKeys(entry.path("signingKeys"), field + ".signingKeys"));
    }

    private static List<SigningKey> signingKeys(JsonNode list, String field) throws BrokenRegistryException {
        if (!list.isArray()) {
            throw new BrokenRegistryException(field + " must be a list of strings");
        }
        var keys = new ArrayList<SigningKey>();
        for (JsonNode key : list) {
            if (!key.isTextual() || key.textValue().isBlank()) {
                throw new BrokenRegistryException(field + " must hold strings that are not blank");
            }
            keys.add(new SigningKey(key.textValue()));
        }
        return List.copyOf(keys);
    }
}
