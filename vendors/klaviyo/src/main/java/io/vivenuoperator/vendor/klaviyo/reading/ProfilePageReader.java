package io.vivenuoperator.vendor.klaviyo.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import io.vivenuoperator.vendor.api.person.ReadPerson;
import io.vivenuoperator.vendor.api.person.UnreadablePerson;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PersonPage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads pages of profiles. No exception has anything of their content. */
public final class ProfilePageReader {
    private static final Pattern CURSOR =
            Pattern.compile("[?&]page(?:\\[|%5B)cursor(?:\\]|%5D)=([^&#]+)", Pattern.CASE_INSENSITIVE);

    private ProfilePageReader() {}

    /**
     * A page of profiles.
     *
     * @throws IOException if the answer was cut off
     * @throws ForeignAnswerException if it is not a list of Klaviyo's
     */
    public static PersonPage page(InputStream body) throws IOException, ForeignAnswerException {
        JsonNode document = JsonDocument.answer(body);
        if (!document.path("data").isArray()) {
            throw new ForeignAnswerException("a list in data");
        }
        List<ReadPerson> people = new ArrayList<>();
        List<UnreadablePerson> unreadable = new ArrayList<>();
        document.path("data").forEach(profile -> ProfileReading.read(profile, people, unreadable));
        return new PersonPage(
                people, unreadable, next(document.at("/links/next").asText("")));
    }

    /** Of the link only the cursor counts: the address that is asked is always ours. */
    private static Optional<PageMark> next(String link) throws ForeignAnswerException {
        if (link.isEmpty()) {
            return Optional.empty();
        }
        Matcher cursor = CURSOR.matcher(link);
        if (!cursor.find()) {
            throw new ForeignAnswerException("a cursor in links.next");
        }
        try {
            return Optional.of(new PageMark(URLDecoder.decode(cursor.group(1), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw new ForeignAnswerException("a cursor in links.next");
        }
    }
}
