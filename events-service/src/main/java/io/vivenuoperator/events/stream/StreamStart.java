package io.vivenuoperator.events.stream;

import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a stream begins. */
sealed interface StreamStart {
    /** The query's names for it. */
    List<String> PARAMETERS = List.of("lastEventId", "since");

    /** With the next message. */
    record FromNow() implements StreamStart {}

    /** Behind a message. */
    record Behind(long seq) implements StreamStart {}

    /** With the first message that was stored then or later. */
    record FromTime(Instant at) implements StreamStart {}

    /** As the header says, else {@code lastEventId}, else {@code since}. */
    static StreamStart of(Optional<String> header, Parameters parameters) throws BadParameterException {
        if (header.isPresent()) {
            return new Behind(seq("Last-Event-ID", header.get()));
        }
        Optional<String> last = parameters.text("lastEventId");
        if (last.isPresent()) {
            return new Behind(seq("lastEventId", last.get()));
        }
        Optional<String> since = parameters
                .text("since")
                .filter(text -> Digits.FORM.matcher(text).matches());
        if (since.isPresent()) {
            return new Behind(Long.parseLong(since.get()));
        }
        return parameters
                .instant("since", ZoneOffset.UTC)
                .<StreamStart>map(FromTime::new)
                .orElseGet(FromNow::new);
    }

    private static long seq(String name, String text) throws BadParameterException {
        if (!Digits.FORM.matcher(text).matches()) {
            throw new BadParameterException(name, "must be the id of a message of this stream: a whole number");
        }
        return Long.parseLong(text);
    }

    /** What a place in the log looks like. */
    final class Digits {
        static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

        private Digits() {}
    }
}
