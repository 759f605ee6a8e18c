package io.vivenuoperator.salesapi.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vivenuoperator.salesapi.question.BadParameterException;
import io.vivenuoperator.salesapi.question.EntityTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ends: the place of its last event, and a hash that ties it to its question. It is opaque to whoever carries it, and
 * gives no rights: what a key may see is decided with each page.
 *
 * @param question its parameters in one spelling
 */
record EventCursor(String question, EventSort sort) {
    static final String PARAMETER = "cursor";
    private static final ObjectMapper JSON = new ObjectMapper();

    String after(List<FieldValue> place) {
        ArrayNode content = JsonNodeFactory.instance.arrayNode();
        content.add(hash(values(place)));
        place.forEach(value -> content.add(value.toJson()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String values(List<FieldValue> place) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        place.forEach(value -> values.add(value.toJson()));
        return values.toString();
    }

    private String hash(String values) {
        return EntityTag.of(question + "\n" + values);
    }

    /** The place that it names. */
    List<FieldValue> place(String cursor) throws BadParameterException {
        try {
            JsonNode content = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
            if (content.isArray() && content.size() == sort.keys().size() + 1) {
                List<FieldValue> place = new ArrayList<>();
                for (int at = 0; at < sort.keys().size(); at++) {
                    place.add(FieldValue.read(
                            content.path(at + 1), sort.keys().get(at).field().type()));
                }
                if (content.path(0).asText("").equals(hash(values(place)))) {
                    return place;
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw refused();
        } catch (IOException e) {
            throw refused();
        }
        throw refused();
    }

    private static BadParameterException refused() {
        return new BadParameterException(
                PARAMETER,
                "is not the cursor of this question; take that of the page before, with the same parameters");
    }
}
