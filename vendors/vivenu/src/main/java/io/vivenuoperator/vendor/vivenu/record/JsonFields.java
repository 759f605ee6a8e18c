package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.vivenu.model.OddField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of one record. Missing and null are the same. An unreadable field is noted and counts as absent; the record's
 * reader decides whether it is needed.
 */
final class JsonFields {
    private final JsonNode record;
    private final String path;
    private final List<OddField> odd;
    private final Optional<String> excess;
    private final List<OddField> missing = new ArrayList<>();

    private JsonFields(JsonNode record, String path, List<OddField> odd, Optional<String> excess) {
        this.record = record;
        this.path = path;
        this.odd = odd;
        this.excess = excess;
    }

    static JsonFields of(RawRecord raw) {
        return new JsonFields(raw.node(), "", new ArrayList<>(), raw.excess());
    }

    /** An optional field. */
    <T> Optional<T> optional(String field, Function<JsonNode, ParsedField<T>> kind) {
        return switch (value(field, kind)) {
            case ParsedField.Read<T> read -> Optional.of(read.value());
            case ParsedField.Absent<T> _ -> Optional.empty();
            case ParsedField.Odd<T> strange -> {
                odd.add(new OddField(path + field, strange.problem()));
                yield Optional.empty();
            }
        };
    }

    /** A needed field. */
    <T> Optional<T> required(String field, Function<JsonNode, ParsedField<T>> kind) {
        return switch (value(field, kind)) {
            case ParsedField.Read<T> read -> Optional.of(read.value());
            case ParsedField.Absent<T> _ -> missing(field, "missing");
            case ParsedField.Odd<T> strange -> missing(field, strange.problem());
        };
    }

    private <T> Optional<T> missing(String field, String problem) {
        missing.add(new OddField(path + field, problem));
        return Optional.empty();
    }

    /** A name for people; the id if there is none. */
    String name(String field, String id) {
        Optional<String> name = optional(field, TextReader::name);
        if (name.isEmpty() && (record.path(field).isTextual() || isAbsent(record.path(field)))) {
            odd.add(new OddField(path + field, "missing"));
        }
        return name.orElse(id);
    }

    /** The records of a list; empty if it is missing or not a list. */
    Optional<List<JsonFields>> list(String field) {
        JsonNode list = record.path(field);
        if (isAbsent(list)) {
            return Optional.empty();
        }
        if (!list.isArray()) {
            return missing(field, "not a list");
        }
        List<JsonFields> records = new ArrayList<>(list.size());
        list.forEach(entry -> records.add(new JsonFields(entry, path + field + ".", odd, Optional.empty())));
        return Optional.of(records);
    }

    Set<String> switchedOn(String field) {
        Set<String> names = new LinkedHashSet<>();
        record.path(field).properties().stream()
                .filter(entry -> entry.getValue().booleanValue())
                .forEach(entry -> names.add(entry.getKey()));
        return names;
    }

    static ParsedField<Boolean> flag(JsonNode node) {
        return switch (node.asText("").strip().toLowerCase(Locale.ROOT)) {
            case "true" -> ParsedField.of(true);
            case "false" -> ParsedField.of(false);
            default -> ParsedField.odd("not true or false");
        };
    }

    /** An element was left out: it is odd, not missing. */
    void leftOut() {
        odd.addAll(missing);
        missing.clear();
    }

    List<OddField> odd() {
        return List.copyOf(odd);
    }

    /** Why this is not a valid record, for people; empty if it is. */
    Optional<String> problems() {
        String problems = Stream.concat(excess.stream(), missing.stream().map(OddField::sentence))
                .collect(Collectors.joining("; "));
        return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
    }

    private <T> ParsedField<T> value(String field, Function<JsonNode, ParsedField<T>> kind) {
        JsonNode value = record.path(field);
        return isAbsent(value) ? new ParsedField.Absent<>() : kind.apply(value);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
