package io.vivenuoperator.vendor.klaviyo.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.api.document.FieldReader;
import io.vivenuoperator.vendor.api.person.ConsentChannel;
import io.vivenuoperator.vendor.api.person.ConsentState;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadConsent;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.RecordTimes;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one profile. A field that can't be read is named and counts as absent; without an id there is no record. */
final class ProfileReading {
    private static final Map<PersonField, String> FIELDS = Map.of(
            PersonField.EMAIL, "/email",
            PersonField.FIRST_NAME, "/first_name",
            PersonField.LAST_NAME, "/last_name",
            PersonField.PHONE, "/phone_number",
            PersonField.LOCALE, "/locale",
            PersonField.CITY, "/location/city",
            PersonField.COUNTRY, "/location/country");

    private final FieldReader attributes;

    private ProfileReading(FieldReader attributes) {
        this.attributes = attributes;
    }

    /** Adds a record to those that could be read, or to those that could not. */
    static void read(JsonNode profile, List<ReadPerson> people, List<UnreadablePerson> unreadable) {
        Optional<String> id = FieldReader.id(profile.path("id"));
        if (id.isEmpty()) {
            unreadable.add(new UnreadablePerson(id, "id: missing or not an id"));
        } else if (!profile.path("attributes").isObject()) {
            unreadable.add(new UnreadablePerson(id, "attributes: not an object"));
        } else {
            people.add(new ProfileReading(new FieldReader(profile.path("attributes"))).person(id.get()));
        }
    }

    private ReadPerson person(String id) {
        Map<PersonField, String> fields = new EnumMap<>(PersonField.class);
        FIELDS.forEach((field, pointer) -> attributes.text(pointer).ifPresent(value -> fields.put(field, value)));
        Map<ConsentChannel, ReadConsent> consents = new EnumMap<>(ConsentChannel.class);
        consent("email", "can_receive_email_marketing").ifPresent(read -> consents.put(ConsentChannel.EMAIL, read));
        consent("sms", "can_receive_sms_marketing").ifPresent(read -> consents.put(ConsentChannel.SMS, read));
        consent("mobile_push", "can_receive_push_marketing").ifPresent(read -> consents.put(ConsentChannel.PUSH, read));
        var times = new RecordTimes(attributes.time("/created"), attributes.time("/updated"));
        return new ReadPerson(id, fields, consents, List.of(), List.of(), times, attributes.odd());
    }

    /**
     * What is not known to mean yes is never read as a yes.
     *
     * @param receives the field that says whether the channel is open; what closes it is not listed for each channel
     */
    private Optional<ReadConsent> consent(String channel, String receives) {
        String pointer = "/subscriptions/" + channel + "/marketing";
        return attributes
                .present(pointer)
                .flatMap(marketing -> consent(pointer, marketing, isClosed(marketing.path(receives))));
    }

    private Optional<ReadConsent> consent(String pointer, JsonNode marketing, boolean isClosed) {
        Optional<Instant> at = attributes.time(pointer + "/consent_timestamp");
        if (isSuppressed(marketing)) {
            return Optional.of(new ReadConsent(ConsentState.SUPPRESSED, at));
        }
        return switch (marketing.path("consent").asText("")) {
            case "SUBSCRIBED" ->
                Optional.of(new ReadConsent(isClosed ? ConsentState.SUPPRESSED : ConsentState.SUBSCRIBED, at));
            case "UNSUBSCRIBED" -> Optional.of(new ReadConsent(ConsentState.UNSUBSCRIBED, at));
            case "NEVER_SUBSCRIBED" -> Optional.of(new ReadConsent(ConsentState.UNKNOWN, at));
            default -> attributes.odd(pointer + "/consent", "not a state of consent");
        };
    }

    private static boolean isClosed(JsonNode receives) {
        return receives.isBoolean() && !receives.booleanValue();
    }

    /** An opt-out is also listed as a suppression; that one is an opt-out and no more. */
    private static boolean isSuppressed(JsonNode marketing) {
        for (JsonNode suppression : marketing.path("suppression")) {
            if (!suppression.path("reason").asText("").equals("UNSUBSCRIBE")) {
                return true;
            }
        }
        return false;
    }
}
