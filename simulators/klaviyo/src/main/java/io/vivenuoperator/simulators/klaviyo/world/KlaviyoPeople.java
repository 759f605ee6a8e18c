package io.vivenuoperator.simulators.klaviyo.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the people that a test brings, and what it changes about them. */
public final class KlaviyoPeople {
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "email", "email",
            "phone", "phone_number",
            "firstName", "first_name",
            "lastName", "last_name",
            "locale", "locale",
            "city", "city",
            "country", "country",
            "externalId", "external_id");
    private static final Set<String> OTHERS = Set.of("key", "createdAt", "consent", "lists");
    private static final Set<String> CHANNELS = Set.of("email", "sms");

    private KlaviyoPeople() {}

    /**
     * A new profile.
     *
     * @throws IllegalArgumentException naming the key and the field
     */
    public static Profile profile(JsonNode person, Instant now) {
        String key = person.path("key").asText("");
        if (key.isEmpty()) {
            throw new IllegalArgumentException("each person needs a key: a text that is unique here");
        }
        Instant created = time(key, "createdAt", person).orElse(now);
        return new Profile(
                        ProfileIds.lengthy("profile", key),
                        key,
                        attributes(key, person),
                        consents(key, person.path("consent"), created),
                        Map.of(),
                        created,
                        created)
                .in(lists(person), created);
    }

    /** The attributes that a document has; an empty text or null stands for removing one. */
    public static Map<String, String> attributes(String key, JsonNode person) {
        Map<String, String> attributes = new HashMap<>();
        person.properties().forEach(field -> {
            String name = ATTRIBUTES.getOrDefault(field.getKey(), "");
            if (!name.isEmpty()) {
                attributes.put(name, field.getValue().asText(""));
            } else if (!OTHERS.contains(field.getKey())) {
                throw new IllegalArgumentException(key + " has an unknown field '" + field.getKey() + "'");
            }
        });
        return attributes;
    }

    /** The consents that a document has. */
    public static Map<String, ChannelConsent> consents(String key, JsonNode consent, Instant at) {
        Map<String, ChannelConsent> consents = new HashMap<>();
        consent.properties().forEach(each -> {
            if (!CHANNELS.contains(each.getKey())) {
                throw new IllegalArgumentException(key + ": consent is for email and sms");
            }
            consents.put(each.getKey(), consent(key, each.getValue().asText(""), at));
        });
        return consents;
    }

    private static ChannelConsent consent(String key, String state, Instant at) {
        return switch (state) {
            case "subscribed" -> ChannelConsent.subscribed(at);
            case "unsubscribed" -> ChannelConsent.unsubscribed(at);
            case "suppressed" -> new ChannelConsent("SUBSCRIBED", Optional.of(at), Optional.of("USER_SUPPRESSED"));
            case "never" -> ChannelConsent.NEVER;
            default ->
                throw new IllegalArgumentException(
                        key + ": a consent is subscribed, unsubscribed, suppressed or never");
        };
    }

    /** The lists that a document has, by their ids. */
    public static Set<String> lists(JsonNode person) {
        Set<String> lists = new HashSet<>();
        person.path("lists").forEach(name -> lists.add(listId(name.asText())));
        return lists;
    }

    /** The id of a list. */
    public static String listId(String name) {
        return ProfileIds.brief("list", name);
    }

    private static Optional<Instant> time(String key, String field, JsonNode person) {
        JsonNode value = person.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(value.asText()));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(key + ": " + field + " must be like 2026-01-31T10:00:00Z", e);
        }
    }
}
