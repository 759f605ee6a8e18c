package io.vivenuoperator.client.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.client.model.OddField;
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
 * The fields of one record. Absent and null are the same. What can't be read is noted by its field and counts as absent; whoever
 * makes the record decides whether it can do without.
 */
final class Fields {

    private final JsonNode record;
    private final String path;
    private final List<OddField> odd;
    private final Optional<String> excess;
    private final List<OddField> missing = new ArrayList<>();

    private Fields(JsonNode record, String path, List<OddField> odd, Optional<String> excess) {
        this.record = record;
        this.path = path;
        this.odd = odd;
        this.excess = excess;
    }

    static Fields of(RawRecord raw) {
        return new Fields(raw.node(), "", new ArrayList<>(), raw.excess());
    }

    /** A field that the record can do without. */
    <T> Optional<T> optional(String field, Function<JsonNode, Value<T>> kind) {
        return switch (value(field, kind)) {
            case Value.Read<T> read -> Optional.of(read.value());
            case Value.Absent<T> _ -> Optional.empty();
            case Value.Odd<T> strange -> {
                odd.add(new OddField(path + field, strange.problem()));
                yield Optional.empty();
            }
        };
    }

    /** A field that the record is nothing without. */
    <T> Optional<T> required(String field, Function<JsonNode, Value<T>> kind) {
        return switch (value(field, kind)) {
            case Value.Read<T> read -> Optional.of(read.value());
            case Value.Absent<T> _ -> missing(field, "missing");
            case Value.Odd<T> strange -> missing(field, strange.problem());
        };
    }

    private <T> Optional<T> missing(String field, String problem) {
        missing.add(new OddField(path + field, problem));
        return Optional.empty();
    }

    /** A name for people; without one, the id stands there. */
    String name(String field, String id) {
        Optional<String> name = optional(field, Texts::name);
        if (name.isEmpty() && (record.path(field).isTextual() || isAbsent(record.path(field)))) {
            odd.add(new OddField(path + field, "missing"));
        }
        return name.orElse(id);
    }

    /** The records of a list; empty when there is none, or nothing that is one. */
    Optional<List<Fields>> list(String field) {
        JsonNode list = record.path(field);
        if (isAbsent(list)) {
            return Optional.empty();
        }
        if (!list.isArray()) {
            return missing(field, "not a list");
        }
        List<Fields> records = new ArrayList<>(list.size());
        list.forEach(entry -> records.add(new Fields(entry, path + field + ".", odd, Optional.empty())));
        return Optional.of(records);
    }

    Set<String> switchedOn(String field) {
        Set<String> names = new LinkedHashSet<>();
        record.path(field).properties().stream()
                .filter(entry -> entry.getValue().booleanValue())
                .forEach(entry -> names.add(entry.getKey()));
        return names;
    }

    static Value<Boolean> flag(JsonNode node) {
        return switch (node.asText("").strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Value.of(true);
            case "false" -> Value.of(false);
            default -> Value.odd("not true or false");
        };
    }

    /** A part of the record that is left out is odd, not missing. */
    void leftOut() {
        odd.addAll(missing);
        missing.clear();
    }

    List<OddField> odd() {
        return List.copyOf(odd);
    }

    /** What keeps this from being a record, for people; empty when nothing does. */
    Optional<String> problems() {
        String problems = Stream.concat(excess.stream(), missing.stream().map(OddField::sentence))
                .collect(Collectors.joining("; "));
        return problems.isEmpty() ? Optional.empty() : Optional.of(problems);
    }

    private <T> Value<T> value(String field, Function<JsonNode, Value<T>> kind) {
        JsonNode value = record.path(field);
        return isAbsent(value) ? new Value.Absent<>() : kind.apply(value);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
