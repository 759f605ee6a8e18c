package io.vivenuoperator.events.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A notice while it is written. */
final class NoticeDraft {
    private final String headline;
    private final List<NoticeFact> facts = new ArrayList<>();
    private NoticeLevel level = NoticeLevel.INFO;
    private Optional<NoticeIncident> incident = Optional.empty();

    NoticeDraft(String headline) {
        this.headline = headline;
    }

    NoticeDraft fact(String name, Optional<String> value) {
        value.ifPresent(known -> facts.add(new NoticeFact(name, known)));
        return this;
    }

    NoticeDraft level(NoticeLevel other) {
        level = other;
        return this;
    }

    NoticeDraft begins(IncidentKind kind, String subject) {
        incident = Optional.of(new NoticeIncident(kind, subject, false));
        return this;
    }

    NoticeDraft ends(IncidentKind kind, String subject) {
        incident = Optional.of(new NoticeIncident(kind, subject, true));
        return this;
    }

    EventNotice notice() {
        return new EventNotice(headline, facts, level, incident);
    }
}
