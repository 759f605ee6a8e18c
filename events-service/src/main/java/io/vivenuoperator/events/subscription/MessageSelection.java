package io.vivenuoperator.events.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vivenuoperator.store.message.MessageRecord;
import io.vivenuoperator.store.message.NamePattern;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which messages somebody wants.
 *
 * @param types at least one
 * @param sources region keys and other publishers; empty: all
 * @param minimumPercent of an event that is sold to some part, only those that reach at least this one
 */
public record MessageSelection(List<NamePattern> types, Optional<Set<String>> sources, OptionalInt minimumPercent) {
    private static final String THRESHOLD = "event.threshold_reached";
    private static final JsonMapper JSON = new JsonMapper();

    /** Whatever part is sold. */
    public MessageSelection(List<NamePattern> types, Optional<Set<String>> sources) {
        this(types, sources, OptionalInt.empty());
    }

    public MessageSelection {
        types = List.copyOf(types);
        sources = sources.map(Set::copyOf);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("types is empty: name at least one, or * for all");
        }
    }

    public boolean selects(MessageRecord message) {
        return selects(message.type(), message.source()) && reaches(message);
    }

    /** What does not say how much is sold is not held back. */
    private boolean reaches(MessageRecord message) {
        if (minimumPercent.isEmpty() || !message.type().equals(THRESHOLD)) {
            return true;
        }
        try {
            JsonNode percent = JSON.readTree(message.payload()).path("percent");
            return !percent.isNumber() || percent.asDouble() >= minimumPercent.getAsInt();
        } catch (JsonProcessingException _) {
            return true;
        }
    }

    /** By its type and source; what a message says may still rule it out. */
    public boolean selects(String type, String source) {
        return types.stream().anyMatch(pattern -> pattern.matches(type))
                && sources.map(wanted -> wanted.contains(source)).orElse(true);
    }
}
