package io.vivenuoperator.events.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.store.delivery.ReplayRows.ReplayPart;
import io.vivenuoperator.store.message.NamePattern;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a replay is asked to do.
 *
 * @param from the first instant
 * @param to the first instant that does not belong to it
 * @param types empty: all that the subscription gets
 * @param regions empty: all that the subscription gets
 * @param ratePerSecond more than 0
 * @param dryRun only count
 */
public record ReplaySpec(
        Instant from,
        Instant to,
        List<NamePattern> types,
        Set<String> regions,
        ReplayPart part,
        double ratePerSecond,
        boolean dryRun) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ReplaySpec {
        types = List.copyOf(types);
        regions = Set.copyOf(regions);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to is not after from: give a later instant");
        }
        if (!(ratePerSecond > 0)) {
            throw new IllegalArgumentException("ratePerSecond is " + ratePerSecond + ": give a number above 0");
        }
    }

    /** One of all regions. */
    public ReplaySpec(
            Instant from, Instant to, List<NamePattern> types, ReplayPart part, double ratePerSecond, boolean dryRun) {
        this(from, to, types, Set.of(), part, ratePerSecond, dryRun);
    }

    /** Whether it is about messages of this type and source. */
    public boolean covers(String type, String source) {
        return (types.isEmpty() || types.stream().anyMatch(pattern -> pattern.matches(type)))
                && (regions.isEmpty() || regions.contains(source));
    }

    /** As the table has it. */
    public String json() {
        ObjectNode spec = JSON.createObjectNode();
        spec.put("from", from.toString());
        spec.put("to", to.toString());
        var names = spec.putArray("types");
        types.forEach(type -> names.add(type.text()));
        var sources = spec.putArray("regions");
        regions.stream().sorted().forEach(sources::add);
        spec.put("only", word(part));
        spec.put("ratePerSecond", ratePerSecond);
        spec.put("dryRun", dryRun);
        return spec.toString();
    }

    /**
     * From the table.
     *
     * @throws IllegalArgumentException if it cannot be read
     */
    public static ReplaySpec parse(String json) {
        try {
            JsonNode spec = JSON.readTree(json);
            List<NamePattern> types = new ArrayList<>();
            spec.path("types").forEach(type -> types.add(new NamePattern(type.asText())));
            return new ReplaySpec(
                    Instant.parse(spec.path("from").asText()),
                    Instant.parse(spec.path("to").asText()),
                    types,
                    spec.path("regions").valueStream().map(JsonNode::asText).collect(Collectors.toSet()),
                    part(spec.path("only").asText("All")),
                    spec.path("ratePerSecond").asDouble(),
                    spec.path("dryRun").asBoolean());
        } catch (JsonProcessingException | DateTimeException e) {
            throw new IllegalArgumentException("the replay's spec cannot be read", e);
        }
    }

    private static String word(ReplayPart part) {
        return switch (part) {
            case ALL -> "All";
            case FAILED -> "Failed";
            case DEAD_LETTERS -> "DeadLetters";
        };
    }

    /**
     * By its word.
     *
     * @throws IllegalArgumentException for another word
     */
    public static ReplayPart part(String word) {
        for (ReplayPart part : ReplayPart.values()) {
            if (word(part).equals(word)) {
                return part;
            }
        }
        throw new IllegalArgumentException("only is not one of All, Failed, DeadLetters");
    }
}
