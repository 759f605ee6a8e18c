package io.vivenuoperator.events.publish;

import io.vivenuoperator.events.filter.NameForms;
import io.vivenuoperator.events.filter.PlainText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What the fields of an event must be, in whichever form it was sent.
 *
 * @param place what stands before the fields' names in errors
 */
public record DraftRules(String place) {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    public String type(Optional<String> text) throws BadEventException {
        return text.filter(NameForms::isType)
                .orElseThrow(
                        () -> bad(
                                "type",
                                "must be words of small letters, digits and underscores with dots between them, as user.created, at most 100 characters"));
    }

    public String source(Optional<String> text) throws BadEventException {
        return text.filter(NameForms::isSource)
                .orElseThrow(
                        () -> bad(
                                "source",
                                "must say who publishes, as auth-service: 1 to 200 characters, no comma, no asterisk, no blank at its ends"));
    }

    /** An id or a key, if there is one. */
    public Optional<String> label(String field, Optional<String> text) throws BadEventException {
        if (text.isPresent() && !isLabel(text.get())) {
            throw bad(field, "must be 1 to " + EventLimits.LONGEST_ID + " printable characters");
        }
        return text;
    }

    static boolean isLabel(String text) {
        return !text.isBlank()
                && text.length() <= EventLimits.LONGEST_ID
                && text.chars().noneMatch(Character::isISOControl)
                && PlainText.isSound(text);
    }

    public Optional<Instant> time(Optional<String> text) throws BadEventException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant at = OffsetDateTime.parse(text.get()).toInstant();
            if (!at.isBefore(FIRST) && !at.isAfter(LAST)) {
                return Optional.of(at.truncatedTo(ChronoUnit.MICROS));
            }
        } catch (DateTimeException e) {
            // The message below says what it must be.
        }
        throw bad("time", "must be a time with its offset, as 2027-01-31T18:00:00Z, between 1970 and 2200");
    }

    private BadEventException bad(String field, String detail) {
        return new BadEventException(place + field, detail);
    }
}
