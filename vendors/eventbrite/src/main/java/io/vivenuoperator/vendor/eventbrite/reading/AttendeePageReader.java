package io.vivenuoperator.vendor.eventbrite.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PersonPage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads attendees: of lists, of orders, single ones. No exception has anything of their content. */
public final class AttendeePageReader {
    private AttendeePageReader() {}

    /**
     * A page of a list, or an order with its attendees.
     *
     * @throws IOException if the answer was cut off
     * @throws ForeignAnswerException if it is neither
     */
    public static PersonPage page(InputStream body) throws IOException, ForeignAnswerException {
        JsonNode document = JsonDocument.answer(body);
        if (!document.path("attendees").isArray()) {
            throw new ForeignAnswerException("a list of attendees");
        }
        return read(document.path("attendees"), next(document.path("pagination")));
    }

    /**
     * One attendee.
     *
     * @throws IOException if the answer was cut off
     * @throws ForeignAnswerException if it is none
     */
    public static PersonPage single(InputStream body) throws IOException, ForeignAnswerException {
        JsonNode attendee = JsonDocument.answer(body);
        if (attendee.path("id").isMissingNode()) {
            throw new ForeignAnswerException("an attendee's id");
        }
        return read(List.of(attendee), Optional.empty());
    }

    private static PersonPage read(Iterable<JsonNode> attendees, Optional<PageMark> next) {
        List<ReadPerson> people = new ArrayList<>();
        List<UnreadablePerson> unreadable = new ArrayList<>();
        attendees.forEach(attendee -> AttendeeReading.read(attendee, people, unreadable));
        return new PersonPage(people, unreadable, next);
    }

    /** More records without a way to them would end a walk too early. */
    private static Optional<PageMark> next(JsonNode pagination) throws ForeignAnswerException {
        if (!pagination.path("has_more_items").asBoolean(false)) {
            return Optional.empty();
        }
        String continuation = pagination.path("continuation").asText("");
        if (continuation.isEmpty()) {
            throw new ForeignAnswerException("a continuation though there is more");
        }
        return Optional.of(new PageMark(continuation));
    }
}
