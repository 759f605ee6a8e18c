package io.vivenuoperator.vendor.eventbrite.hint;

import com.fasterxml.jackson.databind.JsonNode;
import io.vivenuoperator.vendor.api.document.JsonDocument;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a delivery. Of {@code api_url} only ids are taken, and only if it is exactly what Eventbrite sends: the address that
 * is asked is put together anew, for whoever knows the path could send any URL, and get our token.
 */
public final class HintReader {
    private static final String API = "https://www\\.eventbriteapi\\.com/v3";
    private static final String ID = "([1-9][0-9]{0,19})";
    private static final Pattern ORDER = Pattern.compile(API + "/orders/" + ID + "/");
    private static final Pattern ATTENDEE = Pattern.compile(API + "/events/" + ID + "/attendees/" + ID + "/");

    private HintReader() {}

    /** What a body hints at. */
    public static EventbriteHint read(byte[] body) {
        Optional<JsonNode> document = JsonDocument.received(body);
        if (document.isEmpty()) {
            return new EventbriteHint.Useless("the body is not a JSON object");
        }
        JsonNode delivery = document.get();
        if (delivery.at("/config/action").asText("").equals("test")) {
            return new EventbriteHint.OfButton();
        }
        JsonNode url = delivery.path("api_url");
        return url.isTextual() ? target(url.textValue()) : new EventbriteHint.Useless("api_url is not a text");
    }

    private static EventbriteHint target(String url) {
        Matcher order = ORDER.matcher(url);
        if (order.matches()) {
            return new EventbriteHint.OfOrder(order.group(1));
        }
        Matcher attendee = ATTENDEE.matcher(url);
        return attendee.matches()
                ? new EventbriteHint.OfAttendee(attendee.group(1), attendee.group(2))
                : new EventbriteHint.Useless("api_url is of no kind that is asked for");
    }
}
