package io.vivenuoperator.simulators.klaviyo.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.world.EventBook;
import io.vivenuoperator.simulators.klaviyo.world.KlaviyoEvent;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Events, by which a client catches up with webhooks that it missed. */
final class EventRoutes {
    private static final int DEFAULT_SIZE = 200;
    private static final int MOST = 1_000;
    private static final Set<String> TIME = Set.of("greater-than", "greater-or-equal", "less-than", "less-or-equal");
    private static final Map<String, Set<String>> ALLOWED =
            Map.of("datetime", TIME, "timestamp", TIME, "profile_id", Set.of("equals"), "metric_id", Set.of("equals"));
    private static final Set<String> SORTS = Set.of("datetime", "-datetime", "timestamp", "-timestamp");

    private final EventBook events;

    EventRoutes(EventBook events) {
        this.events = events;
    }

    /** A page of events. */
    Reply page(Request request, String base) {
        int size = request.query().number("page[size]", DEFAULT_SIZE, 1, MOST);
        String sort = request.query().first("sort").orElse("datetime");
        if (!SORTS.contains(sort)) {
            throw new BadRequestException("sort", "'" + sort + "' is not a valid sort.");
        }
        List<FilterTerm> terms = request.query()
                .first("filter")
                .map(text -> FilterTerm.read(text, ALLOWED))
                .orElseGet(List::of);
        Comparator<KlaviyoEvent> order = Comparator.comparing(EventRoutes::key);
        List<KlaviyoEvent> rest = events.all().stream()
                .filter(event -> terms.stream().allMatch(term -> isMeant(event, term)))
                .sorted(sort.startsWith("-") ? order.reversed() : order)
                .toList();
        int from = PageCursor.read(request.query().first("page[cursor]"))
                .map(cursor -> after(rest, cursor))
                .orElse(0);
        List<KlaviyoEvent> page = rest.subList(from, Math.min(rest.size(), from + size));
        Optional<PageCursor> next = from + size < rest.size()
                ? Optional.of(new PageCursor(key(page.getLast()), page.getLast().id()))
                : Optional.empty();
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        page.forEach(event -> data.add(resource(event, base)));
        return ApiErrors.document(200, CollectionPage.of(data, request, base, next));
    }

    private static int after(List<KlaviyoEvent> events, PageCursor cursor) {
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).id().equals(cursor.id())) {
                return i + 1;
            }
        }
        return events.size();
    }

    private static String key(KlaviyoEvent event) {
        return "%020d".formatted(event.at().toEpochMilli()) + event.id();
    }

    private static boolean isMeant(KlaviyoEvent event, FilterTerm term) {
        return switch (term.field()) {
            case "profile_id" -> term.matches(event.profileId());
            case "metric_id" -> term.matches(event.metricId());
            default -> term.matches(event.at());
        };
    }

    private static ObjectNode resource(KlaviyoEvent event, String base) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("type", "event").put("id", event.id());
        ObjectNode attributes =
                resource.putObject("attributes").put("timestamp", event.at().getEpochSecond());
        attributes.putObject("event_properties");
        attributes
                .put("datetime", ProfileResource.time(event.at()))
                .put(
                        "uuid",
                        UUID.nameUUIDFromBytes(event.id().getBytes(StandardCharsets.UTF_8))
                                .toString());
        String self = base + "/api/events/" + event.id() + "/";
        ObjectNode relationships = resource.putObject("relationships");
        relate(relationships, "profile", event.profileId(), self);
        relate(relationships, "metric", event.metricId(), self);
        resource.putObject("links").put("self", self);
        return resource;
    }

    private static void relate(ObjectNode relationships, String type, String id, String self) {
        ObjectNode relation = relationships.putObject(type);
        relation.putObject("data").put("type", type).put("id", id);
        relation.putObject("links")
                .put("self", self + "relationships/" + type + "/")
                .put("related", self + type + "/");
    }
}
