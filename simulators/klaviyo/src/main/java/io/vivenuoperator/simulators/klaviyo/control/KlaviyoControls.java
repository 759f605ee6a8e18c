package io.vivenuoperator.simulators.klaviyo.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.delivery.Deliveries;
import io.vivenuoperator.simulators.klaviyo.oauth.OAuthRoutes;
import io.vivenuoperator.simulators.klaviyo.webhook.WebhookBook;
import io.vivenuoperator.simulators.klaviyo.world.ChannelConsent;
import io.vivenuoperator.simulators.klaviyo.world.DuplicateProfileException;
import io.vivenuoperator.simulators.klaviyo.world.EventBook;
import io.vivenuoperator.simulators.klaviyo.world.KlaviyoPeople;
import io.vivenuoperator.simulators.klaviyo.world.Profile;
import io.vivenuoperator.simulators.klaviyo.world.ProfileBook;
import io.vivenuoperator.simulators.platform.control.ControlApi;
import io.vivenuoperator.simulators.platform.control.PeopleControls;
import io.vivenuoperator.simulators.platform.http.Reply;
import io.vivenuoperator.simulators.platform.http.Request;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Klaviyo's people, by the names that tests give them. */
public final class KlaviyoControls implements PeopleControls {
    private static final String PREFIX = ControlApi.PREFIX;

    private final ProfileBook book;
    private final EventBook events;
    private final WebhookBook webhooks;
    private final Deliveries deliveries;
    private final OAuthRoutes oauth;

    /** Controls these. */
    public KlaviyoControls(
            ProfileBook book, EventBook events, WebhookBook webhooks, Deliveries deliveries, OAuthRoutes oauth) {
        this.book = book;
        this.events = events;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.oauth = oauth;
    }

    @Override
    public ObjectNode load(JsonNode people) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode ids = answer.putObject("ids");
        for (JsonNode person : people.path("people")) {
            Profile profile = KlaviyoPeople.profile(person, book.now());
            try {
                ids.put(profile.key(), book.add(profile).id());
            } catch (DuplicateProfileException e) {
                throw new IllegalArgumentException(
                        profile.key() + " has the key or the email of another: Klaviyo has one profile for an address",
                        e);
            }
        }
        return answer;
    }

    @Override
    public boolean change(String key, JsonNode fields) {
        Instant now = book.now();
        Map<String, String> attributes = KlaviyoPeople.attributes(key, fields);
        Map<String, ChannelConsent> consents = KlaviyoPeople.consents(key, fields.path("consent"), now);
        Set<String> lists = KlaviyoPeople.lists(fields);
        Optional<Profile> changed = book.byKey(key)
                .flatMap(old -> book.change(old.id(), profile -> {
                    Profile next = profile.with(attributes, now).in(lists, now);
                    for (Map.Entry<String, ChannelConsent> consent : consents.entrySet()) {
                        next = next.with(consent.getKey(), consent.getValue(), now);
                    }
                    return next;
                }));
        changed.ifPresent(profile -> consents.forEach((channel, consent) -> tell(profile, channel, consent)));
        return changed.isPresent();
    }

    private void tell(Profile profile, String channel, ChannelConsent consent) {
        String verb =
                switch (consent.state()) {
                    case "SUBSCRIBED" -> "subscribed_to";
                    case "UNSUBSCRIBED" -> "unsubscribed_from";
                    default -> "";
                };
        if (!verb.isEmpty()
                && consent.suppression().filter("USER_SUPPRESSED"::equals).isEmpty()) {
            happen(profile.id(), "event:klaviyo." + verb + "_" + channel + "_marketing");
        }
    }

    private void happen(String profileId, String topic) {
        deliveries.tell(events.add(topic, profileId, book.now()));
    }

    @Override
    public boolean remove(String key) {
        Optional<Profile> removed = book.byKey(key).flatMap(profile -> book.remove(profile.id()));
        removed.ifPresent(profile -> events.forget(profile.id()));
        return removed.isPresent();
    }

    @Override
    public ObjectNode truth() {
        ObjectNode truth = JsonNodeFactory.instance.objectNode();
        truth.put("people", book.all().size())
                .put("events", events.all().size())
                .put("webhooks", webhooks.all().size());
        ObjectNode ids = truth.putObject("ids");
        book.all().forEach(profile -> ids.put(profile.key(), profile.id()));
        return truth;
    }

    @Override
    public Optional<Reply> more(Request request, JsonNode body) {
        if (request.is("POST", PREFIX + "/people/*/events")) {
            return Optional.of(happened(request.segment(2), body.path("topic").asText("")));
        } else if (request.is("DELETE", PREFIX + "/tokens")) {
            oauth.revokeAll();
            return Optional.of(Reply.json(200, JsonNodeFactory.instance.objectNode()));
        }
        return Optional.empty();
    }

    private Reply happened(String key, String topic) {
        if (!EventBook.TOPICS.contains(topic)) {
            throw new IllegalArgumentException("topic must be one of: "
                    + String.join(", ", EventBook.TOPICS.stream().sorted().toList()));
        }
        Optional<Profile> profile = book.byKey(key);
        profile.ifPresent(found -> happen(found.id(), topic));
        return profile.isPresent()
                ? Reply.json(200, JsonNodeFactory.instance.objectNode().put("done", true))
                : Reply.json(404, JsonNodeFactory.instance.objectNode().put("message", "nobody here has this key"));
    }
}
