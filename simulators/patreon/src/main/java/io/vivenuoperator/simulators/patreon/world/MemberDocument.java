package io.vivenuoperator.simulators.patreon.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the members that a test brings, and what it changes about them. */
public final class MemberDocument {
    /** Ours, and what Patreon calls them. */
    private static final Map<String, List<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry("fullName", List.of("full_name")),
            Map.entry("email", List.of("email")),
            Map.entry("status", List.of("patron_status")),
            Map.entry("lastChargeStatus", List.of("last_charge_status")),
            Map.entry("lastChargeDate", List.of("last_charge_date")),
            Map.entry("nextChargeDate", List.of("next_charge_date")),
            Map.entry("amountCents", List.of("currently_entitled_amount_cents", "will_pay_amount_cents")),
            Map.entry("lifetimeCents", List.of("campaign_lifetime_support_cents")),
            Map.entry("since", List.of("pledge_relationship_start")),
            Map.entry("isGifted", List.of("is_gifted")),
            Map.entry("isFreeTrial", List.of("is_free_trial")),
            Map.entry("note", List.of("note")));

    private static final Set<String> OTHERS = Set.of("key", "tier", "createdAt");
    private static final Set<String> STATUSES = Set.of("active_patron", "declined_patron", "former_patron", "");

    private MemberDocument() {}

    /**
     * The name by which a test knows one.
     *
     * @throws IllegalArgumentException if it has none
     */
    public static String key(JsonNode person) {
        String key = person.path("key").asText("");
        if (key.isEmpty()) {
            throw new IllegalArgumentException("each person needs a key: a text that is unique here");
        }
        return key;
    }

    /**
     * The attributes that a document has, as Patreon names them.
     *
     * @throws IllegalArgumentException naming the key and the field
     */
    public static Map<String, JsonNode> attributes(String key, JsonNode person) {
        Map<String, JsonNode> attributes = new HashMap<>();
        person.properties().forEach(field -> {
            List<String> names = ATTRIBUTES.getOrDefault(field.getKey(), List.of());
            if (names.isEmpty() && !OTHERS.contains(field.getKey())) {
                throw new IllegalArgumentException(key + " has an unknown field '" + field.getKey() + "'");
            }
            names.forEach(name -> attributes.put(name, field.getValue()));
        });
        if (!STATUSES.contains(person.path("status").asText(""))) {
            throw new IllegalArgumentException(
                    key + ": status is active_patron, declined_patron, former_patron or null");
        }
        return attributes;
    }

    /** The tier after a document: its own if it has one, none if it says null, else the one from before. */
    public static Optional<String> tier(JsonNode person, Optional<String> before) {
        JsonNode tier = person.path("tier");
        return tier.isMissingNode() ? before : Optional.of(tier.asText("")).filter(name -> !name.isEmpty());
    }
}
