package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads names, other texts for people, and ids. */
final class TextReader {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_URL = 2000;

    private TextReader() {}

    /** A blank text counts as absent. Control characters become spaces, and a text that is too long is truncated. */
    static ParsedField<String> name(JsonNode node) {
        return switch (line(node)) {
            case ParsedField.Read<String> read -> ParsedField.of(cut(read.value()));
            case ParsedField<String> other -> other;
        };
    }

    /** The same for texts that would be useless if truncated. */
    static ParsedField<String> word(JsonNode node) {
        return atMost(LONGEST_TEXT, line(node));
    }

    static ParsedField<String> url(JsonNode node) {
        return atMost(LONGEST_URL, line(node));
    }

    /**
     * An id is used unchanged or not at all, because a trimmed or truncated id would be a different one. It has 1 to 200
     * characters, no surrounding spaces, and only printable, storable characters.
     */
    static ParsedField<String> id(JsonNode node) {
        if (!node.isTextual()) {
            return ParsedField.odd("not a text");
        }
        String text = node.textValue();
        boolean usable = !text.isBlank()
                && text.length() <= LONGEST_ID
                && text.equals(text.strip())
                && text.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
        return usable ? ParsedField.of(text) : ParsedField.odd("not usable as an id");
    }

    /** Unchanged. */
    static ParsedField<String> verbatim(JsonNode node) {
        return atMost(
                RecordLimits.LONGEST_TEXT,
                node.isTextual() ? ParsedField.of(node.textValue()) : ParsedField.odd("not a text"));
    }

    private static ParsedField<String> line(JsonNode node) {
        if (!node.isTextual()) {
            return ParsedField.odd("not a text");
        }
        String text = withoutControls(node.textValue()).strip();
        return text.isEmpty() ? new ParsedField.Absent<>() : ParsedField.of(text);
    }

    private static ParsedField<String> atMost(int longest, ParsedField<String> text) {
        return text instanceof ParsedField.Read<String> read && read.value().length() > longest
                ? ParsedField.odd("longer than " + longest + " characters")
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
