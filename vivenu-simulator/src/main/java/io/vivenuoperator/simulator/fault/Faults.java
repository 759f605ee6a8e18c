package io.vivenuoperator.simulator.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The switches for all simulated faults; all are off in {@link #none()}.
 *
 * @param outage every API request is answered 503
 * @param refuseKey the seller's key is answered 401
 * @param latencyMillis delay before every answer
 * @param rateLimitNext this many requests are answered 429
 * @param rateLimitAlways every request is answered 429
 * @param retryAfter the form of the Retry-After header of a 429: {@code none}, {@code seconds} or {@code date}
 * @param retryAfterSeconds its value
 * @param unavailableNext this many requests are answered 503
 * @param unavailableBeyondSkip lists with a larger {@code skip} are answered 503; 0 is off
 * @param unavailableUnlessTopAtMost …unless their {@code top} is at most this; 0 exempts none
 * @param sellWhilePaging this many tickets are sold after each page of tickets, so that the total changes while a client
 * is paging
 * @param missingAmount no ticket type has an {@code amount}
 * @param unknownFields every record has fields that are not in Vivenu's document
 * @param wrongTypeInEvent the seller's first event has a text instead of the list of ticket types
 * @param wrongTypeInTicket the seller's first ticket has an object instead of its status
 * @param tiedUpdatedAt changes within one second share their {@code updatedAt}
 * @param duplicateWebhooks this many copies of each delivery are sent
 * @param reorderWebhooksMillis each delivery is delayed by a random time up to this
 * @param wrongSignatureNext this many delivery attempts have a wrong signature
 * @param loseWebhooks no delivery is sent
 * @param freshDeliveryIds each attempt and each copy has its own envelope id
 * @param date the {@code Date} of answers: {@code now}, {@code absent}, {@code garbage}, or {@code cached} (long ago, with
 * an {@code Age})
 * @param firewall every API request is answered as by Cloudflare when it suspects a bot: 403 and a page
 * @param eventTypes each event has at least this many ticket types; the added ones have no sales
 * @param eventBytes each event is padded with shops to about this many bytes
 * @param ticketBytes each ticket is padded with a history to about this many bytes
 */
public record Faults(
        boolean outage,
        boolean refuseKey,
        int latencyMillis,
        int rateLimitNext,
        boolean rateLimitAlways,
        String retryAfter,
        int retryAfterSeconds,
        int unavailableNext,
        int unavailableBeyondSkip,
        int unavailableUnlessTopAtMost,
        int sellWhilePaging,
        boolean missingAmount,
        boolean unknownFields,
        boolean wrongTypeInEvent,
        boolean wrongTypeInTicket,
        boolean tiedUpdatedAt,
        int duplicateWebhooks,
        int reorderWebhooksMillis,
        int wrongSignatureNext,
        boolean loseWebhooks,
        boolean freshDeliveryIds,
        String date,
        boolean firewall,
        int eventTypes,
        int eventBytes,
        int ticketBytes) {
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final Set<String> DATES = Set.of("now", "absent", "garbage", "cached");
    private static final Set<String> RETRY_AFTER = Set.of("none", "seconds", "date");
    private static final Faults NONE = new Faults(
            false, false, 0, 0, false, "none", 1, 0, 0, 0, 0, false, false, false, false, false, 0, 0, 0, false, false,
            "now", false, 0, 0, 0);

    public Faults {
        if (!RETRY_AFTER.contains(retryAfter)) {
            throw new IllegalArgumentException("retryAfter must be none, seconds or date");
        }
        if (!DATES.contains(date)) {
            throw new IllegalArgumentException("date must be now, absent, garbage or cached");
        }
    }

    /** Nothing goes wrong. */
    public static Faults none() {
        return NONE;
    }

    /**
     * These switches set, all others off.
     *
     * @throws IllegalArgumentException if a name is unknown (lists the known ones) or a value is invalid
     */
    public static Faults of(Map<String, ?> switches) {
        return NONE.with(JSON.valueToTree(switches));
    }

    /** The same from a JSON object. */
    public static Faults of(JsonNode switches) {
        return NONE.with(switches);
    }

    /** The same with one switch changed. */
    public Faults with(String name, Object value) {
        return with(JSON.valueToTree(Map.of(name, value)));
    }

    /** A JSON object for {@link #of(JsonNode)}. */
    public ObjectNode toJson() {
        return JSON.valueToTree(this);
    }

    /** The names of all switches. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        NONE.toJson().fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Faults with(JsonNode switches) {
        if (!switches.isObject()) {
            throw new IllegalArgumentException("fault switches are a JSON object, for example {\"outage\":true}");
        }
        ObjectNode merged = toJson();
        switches.properties().forEach(each -> set(merged, each.getKey(), each.getValue()));
        try {
            return JSON.treeToValue(merged, Faults.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "retryAfter must be none, seconds or date; date must be now, absent, garbage or cached", e);
        }
    }

    private static void set(ObjectNode merged, String name, JsonNode value) {
        JsonNode old = merged.get(name);
        if (old == null) {
            throw new IllegalArgumentException(
                    "unknown fault switch '" + name + "'; known are: " + String.join(", ", names()));
        }
        boolean fits = old.isInt() ? value.isInt() && value.intValue() >= 0 : old.getNodeType() == value.getNodeType();
        if (!fits) {
            throw new IllegalArgumentException("fault switch '" + name + "' must be "
                    + (old.isInt() ? "a whole number of at least 0" : old.isBoolean() ? "true or false" : "a text"));
        }
        merged.set(name, value);
    }
}
