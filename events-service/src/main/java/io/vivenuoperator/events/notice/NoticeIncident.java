package io.vivenuoperator.events.notice;

/**
 * What lasts from one event to another.
 *
 * @param subject what it is about, within the source
 * @param over whether this event ends it
 */
public record NoticeIncident(IncidentKind kind, String subject, boolean over) {}
