package io.vivenuoperator.simulators.klaviyo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.world.ChannelConsent;
import io.vivenuoperator.simulators.klaviyo.world.EventBook;
import io.vivenuoperator.simulators.klaviyo.world.Profile;
import io.vivenuoperator.simulators.klaviyo.world.ProfileBook;
import io.vivenuoperator.simulators.platform.http.BadRequestException;
import io.vivenuoperator.simulators.platform.http.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Klaviyo does later: deleting a person's data, unsubscribing many, merging two profiles. Here it is done at once. */
final class JobRoutes {
    private static final List<String> IDENTIFIERS = List.of("id", "email", "phone_number");

    private final ProfileBook book;
    private final EventBook events;

    JobRoutes(ProfileBook book, EventBook events) {
        this.book = book;
        this.events = events;
    }

    /** Deletes all that is known of the person with one identifier. */
    Reply deletePerson(JsonNode body) {
        JsonNode profile = body.at("/data/attributes/profile/data");
        var given = new ArrayList<Profile>();
        int identifiers = 0;
        for (String name : IDENTIFIERS) {
            String value = name.equals("id")
                    ? profile.path("id").asText("")
                    : profile.at("/attributes/" + name).asText("");
            if (!value.isEmpty()) {
                identifiers++;
                found(name, value).ifPresent(given::add);
            }
        }
        if (identifiers != 1) {
            throw new BadRequestException("/data/attributes/profile", "Exactly one identifier is required.");
        }
        given.forEach(each -> {
            book.remove(each.id());
            events.forget(each.id());
        });
        return Reply.empty(202);
    }

    private Optional<Profile> found(String identifier, String value) {
        return switch (identifier) {
            case "id" -> book.byId(value);
            case "email" -> book.byEmail(value);
            default ->
                book.all().stream()
                        .filter(profile -> profile.attribute(identifier)
                                .filter(value::equals)
                                .isPresent())
                        .findFirst();
        };
    }

    /** Unsubscribes; a profile that is not in the given list is unsubscribed from everything. */
    Reply unsubscribe(JsonNode body) {
        String list = body.at("/data/relationships/list/data/id").asText("");
        for (JsonNode profile : body.at("/data/attributes/profiles/data")) {
            String email = profile.at("/attributes/email").asText("");
            book.byEmail(email).ifPresent(found -> book.change(found.id(), old -> unsubscribed(old, list)));
        }
        return Reply.empty(202);
    }

    private Profile unsubscribed(Profile profile, String list) {
        Instant now = book.now();
        return profile.lists().containsKey(list)
                ? profile.without(list, now)
                : profile.with("email", ChannelConsent.unsubscribed(now), now);
    }

    /** Merges one profile into another, and deletes it. */
    Reply merge(JsonNode body) {
        String into = body.at("/data/id").asText("");
        String from = body.at("/data/relationships/profiles/data/0/id").asText("");
        Optional<Profile> source = book.byId(from);
        if (source.isEmpty() || book.byId(into).isEmpty()) {
            return ApiErrors.notFound("profile", source.isEmpty() ? from : into);
        }
        book.remove(from);
        book.change(into, old -> old.in(source.get().lists().keySet(), book.now()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("data").put("type", "profile").put("id", into);
        return ApiErrors.document(202, answer);
    }
}
