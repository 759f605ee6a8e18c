package io.vivenuoperator.contracts.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A node of a subscriptions file that knows its path, so that an error names the field. No error quotes a value: it may be
 * secret.
 */
record FileNode(JsonNode node, String path) {
    FileNode at(String field) {
        return new FileNode(node.path(field), path.isEmpty() ? field : path + "." + field);
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    MalformedSubscriptionsFileException wrong(String must) {
        return new MalformedSubscriptionsFileException(path + " " + must);
    }

    List<FileNode> items() throws MalformedSubscriptionsFileException {
        if (!node.isArray()) {
            throw wrong("must be a list");
        }
        var items = new ArrayList<FileNode>();
        for (var index = 0; index < node.size(); index++) {
            items.add(new FileNode(node.path(index), path + "[" + index + "]"));
        }
        return items;
    }

    /** Of a field that must be there. */
    String text(String field) throws MalformedSubscriptionsFileException {
        var value = at(field);
        if (!value.node.isTextual() || value.node.textValue().isBlank()) {
            throw value.wrong("must be a text that is not blank");
        }
        return value.node.textValue();
    }

    Optional<String> optionalText(String field) throws MalformedSubscriptionsFileException {
        return at(field).isThere() ? Optional.of(text(field)) : Optional.empty();
    }

    /** One of these words. */
    String word(String field, Set<String> words, String otherwise) throws MalformedSubscriptionsFileException {
        var given = optionalText(field).orElse(otherwise);
        if (!words.contains(given)) {
            throw at(field).wrong("must be one of " + words.stream().sorted().toList());
        }
        return given;
    }

    List<String> texts(String field) throws MalformedSubscriptionsFileException {
        var list = at(field);
        if (!list.isThere()) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        for (var item : list.items()) {
            if (!item.node.isTextual() || item.node.textValue().isBlank()) {
                throw item.wrong("must be a text that is not blank");
            }
            texts.add(item.node.textValue());
        }
        return texts;
    }

    Map<String, String> textsByName(String field) throws MalformedSubscriptionsFileException {
        var object = at(field);
        if (!object.isThere()) {
            return Map.of();
        }
        if (!object.node.isObject()) {
            throw object.wrong("must be an object");
        }
        var texts = new LinkedHashMap<String, String>();
        for (var entry : object.node.properties()) {
            if (!entry.getValue().isTextual()) {
                throw object.at(entry.getKey()).wrong("must be a text");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        }
        return texts;
    }

    boolean flag(String field) throws MalformedSubscriptionsFileException {
        var value = at(field);
        if (value.isThere() && !value.node.isBoolean()) {
            throw value.wrong("must be true or false");
        }
        return value.node.asBoolean(false);
    }

    Optional<Integer> optionalNumber(String field, int least, int most) throws MalformedSubscriptionsFileException {
        var value = at(field);
        if (!value.isThere()) {
            return Optional.empty();
        }
        if (!value.node.isIntegralNumber()
                || !value.node.canConvertToInt()
                || value.node.intValue() < least
                || value.node.intValue() > most) {
            throw value.wrong("must be a number from " + least + " to " + most);
        }
        return Optional.of(value.node.intValue());
    }

    int number(String field, int least, int most, int otherwise) throws MalformedSubscriptionsFileException {
        return optionalNumber(field, least, most).orElse(otherwise);
    }

    Instant time(String field) throws MalformedSubscriptionsFileException {
        try {
            return Instant.parse(text(field));
        } catch (DateTimeException e) {
            throw at(field).wrong("must be a time in UTC, for example 2026-11-27T08:00:00Z");
        }
    }

    Optional<Instant> optionalTime(String field) throws MalformedSubscriptionsFileException {
        return at(field).isThere() ? Optional.of(time(field)) : Optional.empty();
    }
}
