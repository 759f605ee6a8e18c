package io.vivenuoperator.vendor.api.person;

import java.util.Optional;

/**
 * A ticket that somebody holds. Nothing of it opens a door.
 *
 * @param eventId the platform's id of the event
 * @param orderId the platform's id of the order that it was bought in
 * @param ticketClass as the organizer names it
 * @param status as the platform words it
 * @param isCheckedIn whether the holder came
 */
public record ReadAttendance(
        String eventId,
        Optional<String> orderId,
        Optional<String> ticketClass,
        Optional<String> status,
        Optional<Boolean> isCheckedIn) {}
