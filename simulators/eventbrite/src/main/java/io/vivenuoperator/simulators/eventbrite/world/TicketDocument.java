package io.vivenuoperator.simulators.eventbrite.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the tickets that a test brings, and what it changes about them. */
public final class TicketDocument {
    private static final Map<String, String> PROFILE = Map.of(
            "firstName", "first_name",
            "lastName", "last_name",
            "email", "email",
            "phone", "cell_phone",
            "city", "city",
            "country", "country");
    private static final Set<String> OTHERS =
            Set.of("key", "createdAt", "event", "order", "ticket", "status", "checkedIn");
    private static final Set<String> STATUSES = Set.of("attending", "not_attending", "unpaid");

    private TicketDocument() {}

    /**
     * A ticket and the order that it is in.
     *
     * @throws IllegalArgumentException naming the key and the field
     */
    public static Attendee attendee(JsonNode person, Instant now) {
        String key = person.path("key").asText("");
        if (key.isEmpty()) {
            throw new IllegalArgumentException("each person needs a key: a text that is unique here");
        }
        String event = person.path("event").asText("Event");
        Instant created = created(key, person).orElse(now);
        return new Attendee(
                EventbriteIds.of("attendee", key),
                key,
                EventbriteIds.of("event", event),
                EventbriteIds.of("order", event + "/" + person.path("order").asText(key)),
                given(profile(key, person)),
                person.path("ticket").asText("General Admission"),
                status(key, person, "attending"),
                person.path("checkedIn").asBoolean(),
                created,
                created);
    }

    /** The attendee after a change. */
    public static Attendee changed(Attendee old, JsonNode fields, Instant now) {
        Map<String, String> profile = new HashMap<>(old.profile());
        profile.putAll(profile(old.key(), fields));
        return new Attendee(
                old.id(),
                old.key(),
                old.eventId(),
                old.orderId(),
                given(profile),
                fields.path("ticket").asText(old.ticket()),
                status(old.key(), fields, old.status()),
                fields.path("checkedIn").asBoolean(old.checkedIn()),
                old.created(),
                now);
    }

    private static Map<String, String> given(Map<String, String> profile) {
        profile.values().removeIf(String::isEmpty);
        return profile;
    }

    private static Map<String, String> profile(String key, JsonNode person) {
        Map<String, String> profile = new HashMap<>();
        person.properties().forEach(field -> {
            String name = PROFILE.getOrDefault(field.getKey(), "");
            if (!name.isEmpty()) {
                profile.put(name, field.getValue().asText(""));
            } else if (!OTHERS.contains(field.getKey())) {
                throw new IllegalArgumentException(key + " has an unknown field '" + field.getKey() + "'");
            }
        });
        return profile;
    }

    private static String status(String key, JsonNode person, String absent) {
        String status = person.path("status").asText(absent);
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException(key + ": status is attending, not_attending or unpaid");
        }
        return status;
    }

    private static Optional<Instant> created(String key, JsonNode person) {
        JsonNode value = person.path("createdAt");
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(value.asText()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(key + ": createdAt must be like 2026-01-31T10:00:00Z", e);
        }
    }
}
