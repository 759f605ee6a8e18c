package io.vivenuoperator.store.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.store.news.ProductEventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** Reads the catalogue's files: one for each type, with its name. */
public final class EventTypeCatalogue {
    private EventTypeCatalogue() {}

    /**
     * All of them, in the order in which people look for them.
     *
     * @throws IllegalStateException if this build lacks one
     */
    public static List<EventTypeEntry> read() {
        var mapper = new JsonMapper();
        return Arrays.stream(ProductEventType.values())
                .map(type -> entry(mapper, type.word()))
                .toList();
    }

    private static EventTypeEntry entry(JsonMapper mapper, String name) {
        try (InputStream file = EventTypeCatalogue.class.getResourceAsStream(name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("the catalogue has no " + name + ".json");
            }
            JsonNode entry = mapper.readTree(file);
            return new EventTypeEntry(
                    entry.path("name").asText(),
                    entry.path("version").asInt(),
                    entry.path("since").asText(),
                    entry.path("description").asText(),
                    entry.path("schema"),
                    entry.path("example"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
