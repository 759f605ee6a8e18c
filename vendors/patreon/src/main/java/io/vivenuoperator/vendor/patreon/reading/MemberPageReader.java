package io.vivenuoperator.vendor.patreon.reading;

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

/** Reads members, of pages and of deliveries. No exception has anything of their content. */
public final class MemberPageReader {
    private MemberPageReader() {}

    /**
     * A page of members.
     *
     * @throws IOException if the answer was cut off
     * @throws ForeignAnswerException if it is not a list of Patreon's
     */
    public static PersonPage page(InputStream body) throws IOException, ForeignAnswerException {
        JsonNode document = JsonDocument.answer(body);
        if (!document.path("data").isArray()) {
            throw new ForeignAnswerException("a list in data");
        }
        return read(document, document.path("data"));
    }

    /** The one member of a delivery that has been proved, read or unreadable. */
    public static PersonPage delivered(byte[] body) {
        Optional<JsonNode> document = JsonDocument.received(body);
        if (document.isEmpty()) {
            var unreadable = new UnreadablePerson(Optional.empty(), "body: not a JSON object");
            return new PersonPage(List.of(), List.of(unreadable), Optional.empty());
        }
        return read(document.get(), List.of(document.get().path("data")));
    }

    private static PersonPage read(JsonNode document, Iterable<JsonNode> members) {
        var reading = new MemberReading(document.path("included"));
        List<ReadPerson> people = new ArrayList<>();
        List<UnreadablePerson> unreadable = new ArrayList<>();
        members.forEach(member -> reading.read(member, people, unreadable));
        return new PersonPage(people, unreadable, next(document.at("/meta/pagination/cursors/next")));
    }

    private static Optional<PageMark> next(JsonNode cursor) {
        return Optional.of(cursor.asText("")).filter(text -> !text.isEmpty()).map(PageMark::new);
    }
}
