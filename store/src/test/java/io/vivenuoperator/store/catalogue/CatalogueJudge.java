package io.vivenuoperator.store.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Judges payloads by the catalogue: by its schemas, and that it names every field there is. */
public final class CatalogueJudge {
    private final Map<String, EventTypeEntry> entries =
            EventTypeCatalogue.read().stream().collect(Collectors.toMap(EventTypeEntry::name, Function.identity()));
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    /** Fails with what is wrong. */
    public void judge(String type, String payload) {
        EventTypeEntry entry = entries.get(type);
        assertThat(entry).as("a type in the catalogue: " + type).isNotNull();
        JsonSchema schema = schemas.getSchema(entry.schema());
        assertThat(schema.validate(
                        payload,
                        InputFormat.JSON,
                        run -> run.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .as(type + " " + payload)
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
        var named = new TreeSet<String>();
        entry.schema().path("properties").fieldNames().forEachRemaining(named::add);
        assertThat(named).as("fields that the catalogue names").containsAll(fields(payload));
    }

    private static Set<String> fields(String payload) {
        try {
            JsonNode read = new JsonMapper().readTree(payload);
            var fields = new TreeSet<String>();
            read.fieldNames().forEachRemaining(fields::add);
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
