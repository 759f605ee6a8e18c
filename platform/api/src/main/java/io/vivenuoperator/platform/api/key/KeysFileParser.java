package io.vivenuoperator.platform.api.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.contracts.region.VisibleRegions;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Scope;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Parses {@code API_KEYS_FILE}: {@code {"keys":[{"name":"grafana","sha256":"<hex>","regions":["*"],"scopes":["sales"],
 * "expiresAt":"2027-01-01T00:00:00Z"}]}}. Fields that are not known are ignored.
 */
final class KeysFileParser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH_OCTETS = 32;
    private static final String ALL = "*";

    CallerKeys parse(byte[] file) throws MalformedKeysFileException {
        JsonNode list = tree(file).path("keys");
        if (!list.isArray()) {
            throw new MalformedKeysFileException("keys must be a list");
        }
        var keys = new ArrayList<CallerKey>();
        var names = new HashSet<String>();
        for (int index = 0; index < list.size(); index++) {
            String field = "keys[" + index + "]";
            CallerKey key = key(list.path(index), field);
            if (!names.add(key.caller().name())) {
                throw new MalformedKeysFileException(field + ".name appears twice");
            }
            keys.add(key);
        }
        return new CallerKeys(true, keys);
    }

    private static JsonNode tree(byte[] file) throws MalformedKeysFileException {
        try {
            return JSON.readTree(file);
        } catch (JsonProcessingException e) {
            // Jackson's message quotes the file.
            var at = e.getLocation();
            throw new MalformedKeysFileException(
                    at == null
                            ? "not JSON"
                            : "not JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
        } catch (IOException e) {
            throw new MalformedKeysFileException("not readable as JSON");
        }
    }

    private static CallerKey key(JsonNode entry, String field) throws MalformedKeysFileException {
        String name = entry.path("name").asText("");
        if (name.isBlank()) {
            throw new MalformedKeysFileException(field + ".name must be a non-blank string");
        }
        byte[] sha256 = hash(entry.path("sha256"), field + ".sha256");
        return new CallerKey(
                sha256,
                new Caller(
                        name,
                        regions(words(entry.path("regions"), field + ".regions"), field + ".regions"),
                        Scope.of(words(entry.path("scopes"), field + ".scopes")),
                        expiry(entry.path("expiresAt"), field + ".expiresAt")));
    }

    private static byte[] hash(JsonNode text, String field) throws MalformedKeysFileException {
        try {
            byte[] hash = HexFormat.of().parseHex(text.asText("").strip());
            if (hash.length == HASH_OCTETS) {
                return hash;
            }
        } catch (IllegalArgumentException e) {
            // The message below says what it must be.
        }
        throw new MalformedKeysFileException(field + " must be the key's SHA-256, 64 hexadecimal digits");
    }

    private static List<String> words(JsonNode list, String field) throws MalformedKeysFileException {
        if (!list.isArray()) {
            throw new MalformedKeysFileException(field + " must be a list of strings");
        }
        var words = new ArrayList<String>();
        for (JsonNode word : list) {
            if (!word.isTextual()) {
                throw new MalformedKeysFileException(field + " must contain only strings");
            }
            words.add(word.textValue());
        }
        return words;
    }

    private static VisibleRegions regions(List<String> names, String field) throws MalformedKeysFileException {
        if (names.contains(ALL)) {
            return new VisibleRegions.All();
        }
        if (!names.stream().allMatch(RegionKey::isValid)) {
            throw new MalformedKeysFileException(field + " must contain only *, names or namespace/name");
        }
        return new VisibleRegions.Named(names.stream().map(RegionKey::new).toList());
    }

    private static Optional<Instant> expiry(JsonNode text, String field) throws MalformedKeysFileException {
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text.asText("")).toInstant());
        } catch (DateTimeException e) {
            throw new MalformedKeysFileException(field + " must be a time such as 2027-01-01T00:00:00Z");
        }
    }
}
