package io.vivenuoperator.events.notice;

import java.util.List;
import java.util.Optional;

/**
 * An event for people, as plain text: whoever shows it escapes it.
 *
 * @param headline a sentence without a full stop
 * @param facts in the order of their weight
 * @param incident empty if the event stands by itself
 */
public record EventNotice(
        String headline, List<NoticeFact> facts, NoticeLevel level, Optional<NoticeIncident> incident) {
    public EventNotice {
        facts = List.copyOf(facts);
    }
}
