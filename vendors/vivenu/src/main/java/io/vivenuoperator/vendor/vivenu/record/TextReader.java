package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads names, other texts for people, and ids. */
final class TextReader {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_URL = 2000;

    private TextReader() {}

    /** A blank text counts as absent. Control characters become spaces, and a text that is too long is truncated. */
    static FieldValue<String> name(JsonNode node) {
        return switch (line(node)) {
            case FieldValue.Read<String> read -> FieldValue.of(cut(read.value()));
            case FieldValue<String> other -> other;
        };
    }

    /** The same for texts that would be useless if truncated. */
    static FieldValue<String> word(JsonNode node) {
        return atMost(LONGEST_TEXT, line(node));
    }

    static FieldValue<String> url(JsonNode node) {
        return atMost(LONGEST_URL, line(node));
    }

    /**
     * An id is used unchanged or not at all, because a trimmed or truncated id would be a different one. It has 1 to 200
     * characters, no surrounding spaces, and only printable, storable characters.
     */
    static FieldValue<String> id(JsonNode node) {
        if (!node.isTextual()) {
            return FieldValue.odd("not a text");
        }
        String text = node.textValue();
        boolean usable = !text.isBlank()
                && text.length() <= LONGEST_ID
                && text.equals(text.strip())
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
        return usable ? FieldValue.of(text) : FieldValue.odd("not usable as an id");
    }

    /** Unchanged. */
    static FieldValue<String> verbatim(JsonNode node) {
        return atMost(
                RecordLimits.LONGEST_TEXT,
                node.isTextual() ? FieldValue.of(node.textValue()) : FieldValue.odd("not a text"));
    }

    private static FieldValue<String> line(JsonNode node) {
        if (!node.isTextual()) {
            return FieldValue.odd("not a text");
        }
        String text = withoutControls(node.textValue()).strip();
        return text.isEmpty() ? new FieldValue.Absent<>() : FieldValue.of(text);
    }

    private static FieldValue<String> atMost(int longest, FieldValue<String> text) {
        return text instanceof FieldValue.Read<String> read && read.value().length() > longest
                ? FieldValue.odd("longer than " + longest + " characters")
                : text;
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
        return text.substring(0, end);
    }

    private static String withoutControls(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        var line = new StringBuilder(text.length());
        text.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
        return line.toString();
    }
}
