package io.vivenuoperator.events.incident;

import io.vivenuoperator.events.notice.NoticeLevel;

/** A notice's level in the words of those who page people. */
final class IncidentSeverity {
    private IncidentSeverity() {}

    static String of(NoticeLevel level) {
        return switch (level) {
            case GOOD, INFO -> "info";
            case WARNING -> "warning";
            case FAILURE -> "error";
        };
    }
}
