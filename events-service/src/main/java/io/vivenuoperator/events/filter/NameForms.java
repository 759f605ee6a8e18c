package io.vivenuoperator.events.filter;

import io.vivenuoperator.store.message.NamePattern;
import java.util.Optional;
import java.util.regex.Pattern;

/** What types and sources look like, and what stands for many of them. */
public final class NameForms {
    /** What to give instead of a text that is no type and stands for none. */
    public static final String TYPE_FORM = "must be a type such as user.created, or user.*, *.created or *";

    /** What to give instead of a text that is no source and stands for none. */
    public static final String SOURCE_FORM =
            "must be a source of at most 200 characters, or the beginning of one and an asterisk";

    private static final int LONGEST_TYPE = 100;
    private static final int LONGEST_SOURCE = 200;
    private static final String ANY = "*";
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+");
    private static final Pattern TYPES = Pattern.compile("\\*|\\*(?:\\.[a-z][a-z0-9_]*)+|(?:[a-z][a-z0-9_]*\\.)+\\*");

    private NameForms() {}

    /** Whether a text can be the type of an event. */
    public static boolean isType(String text) {
        return text.length() <= LONGEST_TYPE && TYPE.matcher(text).matches();
    }

    /** Whether a text can be the source of an event. */
    public static boolean isSource(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_SOURCE
                && text.equals(text.strip())
                && text.chars().noneMatch(one -> Character.isISOControl(one) || one == '*' || one == ',')
                && PlainText.isSound(text);
    }

    /** A type, or what stands for many; empty if it is neither. */
    public static Optional<NamePattern> types(String text) {
        boolean known = isType(text)
                || (text.length() <= LONGEST_TYPE && TYPES.matcher(text).matches());
        return known ? Optional.of(new NamePattern(text)) : Optional.empty();
    }

    /** A source, or what stands for many; empty if it is neither. */
    public static Optional<NamePattern> sources(String text) {
        boolean known = text.equals(ANY) || isSource(text.endsWith(ANY) ? text.substring(0, text.length() - 1) : text);
        return known ? Optional.of(new NamePattern(text)) : Optional.empty();
    }
}
