package io.vivenuoperator.events.notice;

/**
 * A line of a notice.
 *
 * @param name ours
 * @param value mostly somebody else's text, without control characters
 */
public record NoticeFact(String name, String value) {}
