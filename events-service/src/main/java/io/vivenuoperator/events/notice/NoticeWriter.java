package io.vivenuoperator.events.notice;

import io.vivenuoperator.events.envelope.OutgoingEvent;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says what an event means. Of other publishers' events it knows the type and the source only. */
public final class NoticeWriter {
    private static final Predicate<String> IS_OF_REGIONS =
            Pattern.compile("(?!subscription\\.|webhook\\.).*").asMatchPredicate();

    /** The notice of an event. */
    public EventNotice notice(OutgoingEvent event) {
        var fields = new PayloadFields(event.payload());
        String source = PlainWords.of(event.source());
        Optional<NoticeDraft> ours = SaleWords.draft(event.type(), fields)
                .or(() -> RecordWords.draft(event.type(), fields))
                .or(() -> OperationWords.draft(event.type(), fields, source));
        return ours.map(draft -> IS_OF_REGIONS.test(event.type()) ? draft.fact("Region", Optional.of(source)) : draft)
                .orElseGet(() -> foreign(event, fields, source))
                .notice();
    }

    /** A payload may hold what is not meant for a room full of people; a field that says it is a message is. */
    private static NoticeDraft foreign(OutgoingEvent event, PayloadFields fields, String source) {
        return new NoticeDraft(PlainWords.of(event.type()) + " from " + source)
                .fact("Message", fields.text("message").or(() -> fields.text("summary")))
                .fact("About", event.key().map(PlainWords::of));
    }
}
