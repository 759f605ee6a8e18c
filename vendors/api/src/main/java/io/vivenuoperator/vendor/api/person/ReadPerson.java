package io.vivenuoperator.vendor.api.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a platform says of a person in one record.
 *
 * @param externalId the platform's id of the record; where that is a ticket, one person has several
 * @param fields as the platform has them, not normalized; what it does not know is absent
 * @param consents what he agreed to, by channel
 * @param memberships what he pays for there
 * @param attendances what he has a ticket for there
 * @param odd fields that can't be read
 */
public record ReadPerson(
        String externalId,
        Map<PersonField, String> fields,
        Map<ConsentChannel, ReadConsent> consents,
        List<ReadMembership> memberships,
        List<ReadAttendance> attendances,
        RecordTimes times,
        List<OddValue> odd) {
    public ReadPerson {
        fields = Map.copyOf(fields);
        consents = Map.copyOf(consents);
        memberships = List.copyOf(memberships);
        attendances = List.copyOf(attendances);
        odd = List.copyOf(odd);
    }

    /** A field. */
    public Optional<String> field(PersonField field) {
        return Optional.ofNullable(fields.get(field));
    }

    /** Without the person, who would end up in a log. */
    @Override
    public String toString() {
        return "ReadPerson[" + externalId + "]";
    }
}
