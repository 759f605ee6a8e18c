package io.vivenuoperator.vendor.eventbrite.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.api.document.FieldReader;
import io.vivenuoperator.vendor.api.person.PersonField;
import io.vivenuoperator.vendor.api.person.ReadAttendance;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.RecordTimes;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one attendee. He is nobody without a profile, so one that can't be read is quarantined. Barcodes and answers are never
 * looked at.
 */
final class AttendeeReading {
    private static final Map<PersonField, String> FIELDS = Map.of(
            PersonField.EMAIL, "/profile/email",
            PersonField.FULL_NAME, "/profile/name",
            PersonField.FIRST_NAME, "/profile/first_name",
            PersonField.LAST_NAME, "/profile/last_name",
            PersonField.PHONE, "/profile/cell_phone",
            PersonField.CITY, "/profile/addresses/home/city",
            PersonField.COUNTRY, "/profile/addresses/home/country");

    private AttendeeReading() {}

    /** Adds a record to those that could be read, or to those that could not. */
    static void read(JsonNode attendee, List<ReadPerson> people, List<UnreadablePerson> unreadable) {
        Optional<String> id = FieldReader.id(attendee.path("id"));
        Optional<String> event = FieldReader.id(attendee.path("event_id"));
        if (id.isEmpty()) {
            unreadable.add(new UnreadablePerson(id, "id: missing or not an id"));
        } else if (event.isEmpty()) {
            unreadable.add(new UnreadablePerson(id, "event_id: missing or not an id"));
        } else if (!attendee.path("profile").isObject()) {
            unreadable.add(new UnreadablePerson(id, "profile: not an object"));
        } else {
            people.add(person(id.get(), event.get(), new FieldReader(attendee)));
        }
    }

    private static ReadPerson person(String id, String event, FieldReader attendee) {
        Map<PersonField, String> fields = new EnumMap<>(PersonField.class);
        FIELDS.forEach((field, pointer) -> attendee.text(pointer).ifPresent(value -> fields.put(field, value)));
        var ticket = new ReadAttendance(
                event,
                attendee.text("/order_id"),
                attendee.text("/ticket_class_name"),
                attendee.text("/status"),
                attendee.flag("/checked_in"));
        var times = new RecordTimes(attendee.time("/created"), attendee.time("/changed"));
        return new ReadPerson(id, fields, Map.of(), List.of(), List.of(ticket), times, attendee.odd());
    }
}
