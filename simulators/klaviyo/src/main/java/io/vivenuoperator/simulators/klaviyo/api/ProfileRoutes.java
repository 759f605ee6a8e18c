package io.vivenuoperator.simulators.klaviyo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.fault.KlaviyoFaults;
import io.vivenuoperator.simulators.klaviyo.world.DuplicateProfileException;
import io.vivenuoperator.simulators.klaviyo.world.Profile;
import io.vivenuoperator.simulators.klaviyo.world.ProfileBook;
import io.vivenuoperator.simulators.klaviyo.world.ProfileIds;
import io.vivenuoperator.simulators.platform.fault.FaultSwitches;
import io.vivenuoperator.simulators.platform.fault.RecordDistortion;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Profiles and lists: read, created, changed. */
final class ProfileRoutes {
    private static final Set<String> WRITABLE =
            Set.of("email", "phone_number", "external_id", "first_name", "last_name", "locale");

    private final ProfileBook book;
    private final FaultSwitches<KlaviyoFaults> switches;

    ProfileRoutes(ProfileBook book, FaultSwitches<KlaviyoFaults> switches) {
        this.book = book;
        this.switches = switches;
    }

    /** A page of profiles; of one list if it is named. */
    Reply page(Request request, String base, Optional<String> list) {
        var query = new ProfileQuery(request.query());
        Optional<List<Profile>> among = list.map(id -> book.all().stream()
                .filter(profile -> profile.lists().containsKey(id))
                .toList());
        ProfileQuery.Slice slice = query.page(book, among);
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        for (Profile profile : slice.profiles()) {
            ObjectNode resource = shown(profile, base, query.subscriptions());
            list.map(profile.lists()::get).ifPresent(joined -> ProfileResource.join(resource, joined));
            data.add(resource);
        }
        return ApiErrors.document(200, CollectionPage.of(data, request, base, slice.next()));
    }

    private ObjectNode shown(Profile profile, String base, boolean subscriptions) {
        ObjectNode resource = ProfileResource.of(profile, base, subscriptions);
        ObjectNode attributes = (ObjectNode) resource.path("attributes");
        RecordDistortion.apply(switches, attributes, "email");
        return resource;
    }

    /** One profile. */
    Reply one(Request request, String base) {
        String id = request.segment(2);
        boolean subscriptions =
                request.query().first("additional-fields[profile]").orElse("").contains("subscriptions");
        return book.byId(id)
                .map(profile -> document(200, shown(profile, base, subscriptions)))
                .orElseGet(() -> ApiErrors.notFound("profile", id));
    }

    /** The lists that profiles are in. */
    Reply lists(Request request, String base) {
        ArrayNode data = JsonNodeFactory.instance.arrayNode();
        book.all().stream()
                .flatMap(profile -> profile.lists().keySet().stream())
                .distinct()
                .sorted()
                .forEach(id -> {
                    ObjectNode list = data.addObject().put("type", "list").put("id", id);
                    list.putObject("attributes").put("name", "List " + id);
                    list.putObject("links").put("self", base + "/api/lists/" + id + "/");
                });
        return ApiErrors.document(200, CollectionPage.of(data, request, base, Optional.empty()));
    }

    /** Creates a profile. */
    Reply create(JsonNode body, String base) {
        Instant now = book.now();
        Map<String, String> attributes = attributes(body);
        String name = "api-" + attributes.getOrDefault("email", attributes.toString());
        try {
            Profile added = book.add(
                    new Profile(ProfileIds.lengthy("profile", name), name, attributes, Map.of(), Map.of(), now, now));
            return document(201, ProfileResource.of(added, base, false));
        } catch (DuplicateProfileException e) {
            return duplicate(e);
        }
    }

    /** Changes a profile. */
    Reply change(Request request, JsonNode body, String base) {
        String id = request.segment(2);
        if (!body.at("/data/id").asText("").equals(id)) {
            throw new BadRequestException("/data/id", "The id must be the one in the path.");
        }
        Map<String, String> attributes = attributes(body);
        try {
            return book.change(id, profile -> profile.with(attributes, book.now()))
                    .map(profile -> document(200, ProfileResource.of(profile, base, false)))
                    .orElseGet(() -> ApiErrors.notFound("profile", id));
        } catch (DuplicateProfileException e) {
            return duplicate(e);
        }
    }

    private static Map<String, String> attributes(JsonNode body) {
        if (!body.at("/data/type").asText("").equals("profile")) {
            throw new BadRequestException("/data/type", "'type' must be 'profile'.");
        }
        Map<String, String> attributes = new HashMap<>();
        body.at("/data/attributes").properties().forEach(field -> {
            if (!WRITABLE.contains(field.getKey())) {
                throw new BadRequestException(
                        "/data/attributes/" + field.getKey(), "'" + field.getKey() + "' is not a valid field.");
            }
            attributes.put(
                    field.getKey(),
                    field.getValue().isNull() ? "" : field.getValue().asText());
        });
        return attributes;
    }

    private static Reply duplicate(DuplicateProfileException e) {
        Reply plain = ApiErrors.of(409, "duplicate_profile", "Conflict.", String.valueOf(e.getMessage()));
        return plain.with("X-Duplicate-Profile-Id", e.otherId());
    }

    private static Reply document(int status, ObjectNode data) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("data", data);
        return ApiErrors.document(status, body);
    }
}
