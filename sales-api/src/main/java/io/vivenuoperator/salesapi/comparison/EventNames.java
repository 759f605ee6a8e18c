package io.vivenuoperator.salesapi.comparison;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.salesapi.question.Asked.EventName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The events that a parameter names. */
final class EventNames {
    static final String PARAMETER = "events";

    private static final int MOST = 20;
    /** A region, which may have two parts, and the event's id. */
    private static final Pattern FORM = Pattern.compile("[^/\\x00]+(?:/[^/\\x00]+)?/[^/\\x00]+");

    private EventNames() {}

    static List<EventName> of(Parameters parameters) throws BadParameterException {
        List<String> given = parameters.list(PARAMETER);
        if (given.isEmpty()) {
            throw new BadParameterException(PARAMETER, "give events as region/id, divided by commas");
        }
        if (given.size() > MOST) {
            throw new BadParameterException(PARAMETER, "at most " + MOST + " events");
        }
        List<EventName> names = new ArrayList<>();
        for (String text : given) {
            if (!FORM.matcher(text).matches()) {
                throw new BadParameterException(PARAMETER, "each must be region/id such as dach/6864d4");
            }
            int end = text.lastIndexOf('/');
            var name = new EventName(text.substring(0, end), text.substring(end + 1));
            if (names.contains(name)) {
                throw new BadParameterException(PARAMETER, "name each event once");
            }
            names.add(name);
        }
        return names;
    }
}
