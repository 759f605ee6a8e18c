package io.vivenuoperator.export.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which fields of an answer are wanted: {@code a(b,c(d)),e}. Nothing else is told. */
final class FieldMask {
    private final Map<String, FieldMask> fields = new LinkedHashMap<>();

    /** Reads a mask, and refuses fields that the schema does not have. */
    static FieldMask parse(String text, String schema, DiscoveryDocument discovery) {
        var reader = new MaskReader(text);
        FieldMask mask = reader.read();
        if (!reader.isAtEnd()) {
            throw ApiRefusal.invalid("Invalid field selection");
        }
        mask.check(schema, discovery);
        return mask;
    }

    private void check(String schema, DiscoveryDocument discovery) {
        fields.forEach((name, deeper) -> {
            String type = discovery.typeOf(schema, name);
            if (!deeper.fields.isEmpty()) {
                deeper.check(type, discovery);
            }
        });
    }

    boolean has(String... path) {
        FieldMask here = this;
        for (String name : path) {
            if (here == null) {
                return false;
            }
            here = here.fields.get(name);
        }
        return here != null;
    }

    /** What of a value is wanted; all of it if nothing is said. */
    JsonNode of(JsonNode value) {
        if (fields.isEmpty()) {
            return value;
        }
        if (value.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> list.add(of(item)));
            return list;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, deeper) -> {
            if (value.has(name)) {
                object.set(name, deeper.of(value.path(name)));
            }
        });
        return object;
    }

    /** Reads the text of a mask. */
    private static final class MaskReader {
        private final String text;
        private int at;

        private MaskReader(String text) {
            this.text = text;
        }

        private boolean isAtEnd() {
            return at == text.length();
        }

        private FieldMask read() {
            var mask = new FieldMask();
            while (true) {
                int begin = at;
                while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                    at++;
                }
                if (begin == at) {
                    throw ApiRefusal.invalid("Invalid field selection");
                }
                var deeper = new FieldMask();
                String name = text.substring(begin, at);
                if (take('(')) {
                    deeper = read();
                    if (!take(')')) {
                        throw ApiRefusal.invalid("Invalid field selection");
                    }
                }
                mask.fields.put(name, deeper);
                if (!take(',')) {
                    return mask;
                }
            }
        }

        private boolean take(char wanted) {
            boolean isThere = at < text.length() && text.charAt(at) == wanted;
            if (isThere) {
                at++;
            }
            return isThere;
        }
    }
}
