package io.vivenuoperator.receiver.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The only way by which anything of a delivery's data is kept: what is not named here is skipped while it is read, and was
 * never an object in memory.
 *
 * @param scalars fields whose text, number or boolean is kept
 * @param lists fields whose list of objects is kept, each object by its own allow-list
 */
record AllowList(Set<String> scalars, Map<String, AllowList> lists) {

    /** An event's public fields and its ticket types. */
    static final AllowList EVENT = new AllowList(
            Set.of(
                    "_id",
                    "sellerId",
                    "name",
                    "start",
                    "end",
                    "sellStart",
                    "sellEnd",
                    "timezone",
                    "url",
                    "eventType",
                    "rootId",
                    "locationName",
                    "locationCity",
                    "locationCountry",
                    "maxAmount",
                    "hideInListing",
                    "createdAt",
                    "updatedAt"),
            Map.of("tickets", new AllowList(Set.of("_id", "name", "price", "amount", "active"), Map.of())));

    /** A ticket without whoever bought it and without what opens a door. */
    static final AllowList TICKET = new AllowList(
            Set.of(
                    "_id",
                    "sellerId",
                    "eventId",
                    "rootEventId",
                    "ticketTypeId",
                    "ticketName",
                    "underShopId",
                    "currency",
                    "regularPrice",
                    "realPrice",
                    "status",
                    "type",
                    "origin",
                    "createdAt",
                    "updatedAt",
                    "expiresAt"),
            Map.of());

    /** Reads the value that the parser stands on; empty when it is no object. */
    Optional<ObjectNode> read(JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            parser.skipChildren();
            return Optional.empty();
        }
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String field = parser.currentName();
            parser.nextToken();
            keep(field, parser, kept);
        }
        return Optional.of(kept);
    }

    private void keep(String field, JsonParser parser, ObjectNode kept) throws IOException {
        AllowList members = lists.get(field);
        if (members != null && parser.hasToken(JsonToken.START_ARRAY)) {
            kept.set(field, members.readList(parser));
        } else if (scalars.contains(field) && parser.currentToken().isScalarValue()) {
            keepScalar(field, parser, kept);
        } else {
            parser.skipChildren();
        }
    }

    private ArrayNode readList(JsonParser parser) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            read(parser).ifPresent(list::add);
        }
        return list;
    }

    private static void keepScalar(String field, JsonParser parser, ObjectNode kept) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING -> kept.put(field, Text.storable(parser.getText()));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> kept.put(field, parser.getDecimalValue());
            case VALUE_TRUE -> kept.put(field, true);
            case VALUE_FALSE -> kept.put(field, false);
            default -> kept.remove(field);
        }
    }
}
