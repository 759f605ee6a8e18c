package io.vivenuoperator.simulators.klaviyo.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.simulators.klaviyo.world.ChannelConsent;
import io.vivenuoperator.simulators.klaviyo.world.Profile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A profile as a JSON:API resource. */
final class ProfileResource {
    private static final List<String> TEXTS = List.of(
            "email",
            "phone_number",
            "external_id",
            "first_name",
            "last_name",
            "organization",
            "locale",
            "title",
            "image");
    private static final List<String> PLACES = List.of(
            "address1", "address2", "city", "country", "latitude", "longitude", "region", "zip", "timezone", "ip");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private ProfileResource() {}

    static ObjectNode of(Profile profile, String base, boolean subscriptions) {
        ObjectNode resource = JsonNodeFactory.instance.objectNode();
        resource.put("type", "profile").put("id", profile.id());
        ObjectNode attributes = resource.putObject("attributes");
        TEXTS.forEach(name -> put(attributes, name, profile));
        attributes.put("created", time(profile.created())).put("updated", time(profile.updated()));
        attributes.putNull("last_event_date");
        ObjectNode location = attributes.putObject("location");
        PLACES.forEach(name -> put(location, name, profile));
        attributes.putObject("properties");
        if (subscriptions) {
            ObjectNode channels = attributes.putObject("subscriptions");
            putEmail(channels.putObject("email").putObject("marketing"), profile.consent("email"));
            putSms(channels.putObject("sms").putObject("marketing"), profile.consent("sms"));
        }
        String self = base + "/api/profiles/" + profile.id() + "/";
        ObjectNode relationships = resource.putObject("relationships");
        List.of("lists", "segments", "push-tokens")
                .forEach(name -> relationships
                        .putObject(name)
                        .putObject("links")
                        .put("self", self + "relationships/" + name + "/")
                        .put("related", self + name + "/"));
        resource.putObject("links").put("self", self);
        return resource;
    }

    /** Adds when the profile joined the list that is shown. */
    static void join(ObjectNode resource, Instant joined) {
        ((ObjectNode) resource.path("attributes")).put("joined_group_at", time(joined));
    }

    private static void put(ObjectNode object, String name, Profile profile) {
        profile.attribute(name).ifPresentOrElse(value -> object.put(name, value), () -> object.putNull(name));
    }

    private static void putEmail(ObjectNode marketing, ChannelConsent consent) {
        marketing.put("can_receive_email_marketing", consent.suppression().isEmpty());
        putState(marketing, consent);
        marketing.putNull("custom_method_detail").put("double_optin", false);
        var suppressions = marketing.putArray("suppression");
        consent.suppression()
                .ifPresent(reason -> suppressions
                        .addObject()
                        .put("reason", reason)
                        .put("timestamp", time(consent.at().orElse(Instant.EPOCH))));
        marketing.putArray("list_suppressions");
    }

    private static void putSms(ObjectNode marketing, ChannelConsent consent) {
        marketing.put("can_receive_sms_marketing", consent.isOpen());
        putState(marketing, consent);
    }

    private static void putState(ObjectNode marketing, ChannelConsent consent) {
        marketing.put("consent", consent.state());
        consent.at()
                .ifPresentOrElse(
                        at -> marketing.put("consent_timestamp", time(at)).put("last_updated", time(at)),
                        () -> marketing.putNull("consent_timestamp").putNull("last_updated"));
        marketing.put("method", "API").put("method_detail", "");
    }

    static String time(Instant time) {
        return TIME.format(time.atOffset(ZoneOffset.UTC));
    }
}
