package io.vivenuoperator.events.cloudevent;

import static io.vivenuoperator.events.envelope.JsonText.quoted;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The attributes of one CloudEvent, by name, with their values as text. */
final class EventAttributes {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");
    private static final Pattern JSON_TYPE =
            Pattern.compile("(application|text)/(json|[!#$&^_.+\\w-]*\\+json)[ \\t]*(;.*)?", Pattern.DOTALL);
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})");
    private static final Pattern URI_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);
    /** Those that a message has a place for, or that every event has alike. */
    private static final Set<String> PLACED = Set.of("specversion", "id", "source", "type", "time", "partitionkey");

    /** Those of CloudEvents itself that are strings or forms of them; only an extension may be a number or a boolean. */
    private static final Set<String> TEXTS = Set.of(
            "specversion", "id", "source", "type", "datacontenttype", "dataschema", "subject", "time", "partitionkey");

    private static final String PLAIN_JSON = "application/json";

    private final Map<String, String> values = new LinkedHashMap<>();

    /** Whether it can't be a number or a boolean. */
    static boolean isText(String name) {
        return TEXTS.contains(name);
    }

    /** Takes one; it is checked by {@link #event}. */
    void put(String name, String value) throws AttributeException {
        if (!NAME.matcher(name).matches()) {
            throw new AttributeException(name, "is no attribute's name, which has small letters and digits only");
        }
        if (name.equals("data")) {
            throw new AttributeException(name, "is no attribute, send the data as the body");
        }
        if (values.put(name, value) != null) {
            throw new AttributeException(name, "is there twice, send it once");
        }
        if (value.chars().anyMatch(EventAttributes::isForbidden)) {
            throw new AttributeException(name, "has a control character or half of a character, leave it out");
        }
    }

    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) || character == 0xFFFE || character == 0xFFFF;
    }

    /** Whether the data is JSON, or is to be taken for it. */
    boolean jsonData() {
        return Optional.ofNullable(values.get("datacontenttype"))
                .map(type ->
                        JSON_TYPE.matcher(type.strip().toLowerCase(Locale.ROOT)).matches())
                .orElse(true);
    }

    IncomingEvent event(String payload) throws AttributeException {
        if (!"1.0".equals(values.get("specversion"))) {
            throw new AttributeException("specversion", "must be 1.0");
        }
        String id = required("id");
        String type = required("type");
        String source = required("source");
        if (!SourceReference.isReference(source)) {
            throw new AttributeException("source", "must be a URI reference, as /auth-service");
        }
        Optional<String> schema = optional("dataschema");
        if (schema.isPresent()
                && !(URI_SCHEME.matcher(schema.get()).matches() && SourceReference.isReference(schema.get()))) {
            throw new AttributeException(
                    "dataschema", "must be a URI with its scheme, as https://example.com/schema.json");
        }
        if (!jsonData()) {
            throw new AttributeException("datacontenttype", "must be JSON, as application/json: only JSON is kept");
        }
        Optional<String> subject = optional("subject");
        Optional<String> key = optional("partitionkey").or(() -> subject);
        return new IncomingEvent(id, type, source, key, payload, metadata(), time());
    }

    private String required(String name) throws AttributeException {
        return optional(name).orElseThrow(() -> new AttributeException(name, "is missing, every CloudEvent has one"));
    }

    private Optional<String> optional(String name) throws AttributeException {
        Optional<String> value = Optional.ofNullable(values.get(name));
        if (value.isPresent() && value.get().isEmpty()) {
            throw new AttributeException(name, "is empty, give a value or leave it out");
        }
        return value;
    }

    private Optional<Instant> time() throws AttributeException {
        Optional<String> text = optional("time");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (TIME.matcher(text.get()).matches()) {
                return Optional.of(OffsetDateTime.parse(text.get().toUpperCase(Locale.ROOT))
                        .toInstant()
                        .truncatedTo(ChronoUnit.MICROS));
            }
        } catch (DateTimeException _) {
            // The message below says what it must be.
        }
        throw new AttributeException("time", "must be a time with its offset, as 2027-01-31T18:00:00Z");
    }

    /** The value of an attribute that says nothing that the message does not say by itself. */
    private String placed(String name) {
        return switch (name) {
            case "datacontenttype" -> PLAIN_JSON;
            case "subject" -> values.getOrDefault("partitionkey", values.getOrDefault("subject", ""));
            default -> "";
        };
    }

    private Optional<String> metadata() {
        List<String> rest = values.entrySet().stream()
                .filter(attribute -> !PLACED.contains(attribute.getKey()))
                .filter(attribute -> !attribute.getValue().equals(placed(attribute.getKey())))
                .map(attribute -> quoted(attribute.getKey()) + ":" + quoted(attribute.getValue()))
                .toList();
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(rest.stream().collect(Collectors.joining(",", "{", "}")));
    }
}
