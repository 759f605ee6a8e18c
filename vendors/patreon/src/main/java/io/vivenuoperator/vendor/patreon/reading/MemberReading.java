package io.vivenuoperator.vendor.patreon.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.api.document.FieldReader;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadMembership;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.RecordTimes;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the members of one document. The person is the user, who keeps his id; the member's id is that of a membership.
 * Patreon says of no record when it changed.
 */
final class MemberReading {
    private final Map<String, String> tierNames = new HashMap<>();

    /** Of a document, by what it includes. */
    MemberReading(JsonNode included) {
        for (JsonNode resource : included) {
            JsonNode title = resource.at("/attributes/title");
            if (resource.path("type").asText("").equals("tier") && title.isTextual()) {
                tierNames.put(resource.path("id").asText(""), title.textValue());
            }
        }
    }

    /** Adds a record to those that could be read, or to those that could not. */
    void read(JsonNode member, List<ReadPerson> people, List<UnreadablePerson> unreadable) {
        Optional<String> id = FieldReader.id(member.path("id"));
        // The documentation says patron; real deliveries and lists have user.
        Optional<String> user = FieldReader.id(member.at("/relationships/user/data/id"))
                .or(() -> FieldReader.id(member.at("/relationships/patron/data/id")));
        if (id.isEmpty()) {
            unreadable.add(new UnreadablePerson(id, "id: missing or not an id"));
        } else if (user.isEmpty()) {
            unreadable.add(new UnreadablePerson(id, "relationships.user: missing or not an id"));
        } else if (!member.path("attributes").isObject()) {
            unreadable.add(new UnreadablePerson(id, "attributes: not an object"));
        } else {
            people.add(person(user.get(), id.get(), member));
        }
    }

    private ReadPerson person(String user, String membership, JsonNode member) {
        var attributes = new FieldReader(member.path("attributes"));
        Map<PersonField, String> fields = new EnumMap<>(PersonField.class);
        attributes.text("/email").ifPresent(email -> fields.put(PersonField.EMAIL, email));
        attributes.text("/full_name").ifPresent(name -> fields.put(PersonField.FULL_NAME, name));
        var paid = new ReadMembership(
                membership,
                tiers(member),
                attributes.text("/patron_status"),
                attributes.amount("/currently_entitled_amount_cents"),
                attributes.time("/pledge_relationship_start"),
                attributes.time("/next_charge_date"));
        return new ReadPerson(
                user, fields, Map.of(), List.of(paid), List.of(), RecordTimes.unknown(), attributes.odd());
    }

    /** A tier that the document does not name goes by its id. */
    private List<String> tiers(JsonNode member) {
        List<String> tiers = new ArrayList<>();
        for (JsonNode tier : member.at("/relationships/currently_entitled_tiers/data")) {
            FieldReader.id(tier.path("id")).ifPresent(id -> tiers.add(tierNames.getOrDefault(id, id)));
        }
        return tiers;
    }
}
