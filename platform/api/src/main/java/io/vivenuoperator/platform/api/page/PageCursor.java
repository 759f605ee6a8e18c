package io.vivenuoperator.platform.api.page;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.tag.EntityTag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The place of a page's last row, with a hash that ties it to its question. It is opaque to whoever carries it, and gives no rights:
 * what a key may see is decided with each page.
 *
 * @param question its path and parameters in one spelling
 */
record PageCursor(String question) {
    static final String PARAMETER = "cursor";

    /** Strictly, so that a place has one cursor: nothing may follow. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    String after(Place place) {
        ArrayNode content = JsonNodeFactory.instance.arrayNode().add(hash(place));
        content.addAll(place.values());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String hash(Place place) {
        return EntityTag.of(
                question + "\n" + JsonNodeFactory.instance.arrayNode().addAll(place.values()));
    }

    /** The place that it names. */
    Place place(String cursor) throws BadParameterException {
        try {
            JsonNode content = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
            List<JsonNode> values = new ArrayList<>();
            content.forEach(values::add);
            if (content.isArray() && !values.isEmpty()) {
                var place = new Place(values.subList(1, values.size()));
                if (hash(place).equals(values.getFirst().textValue())) {
                    return place;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Place.refused();
        }
        throw Place.refused();
    }
}
