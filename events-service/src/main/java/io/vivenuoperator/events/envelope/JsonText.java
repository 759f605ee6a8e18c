package io.vivenuoperator.events.envelope;

/**
 * Strings as JSON in JavaScript's own spelling, so that a receiver who parses a compact body and writes it again gets the
 * same octets.
 */
public final class JsonText {
    private JsonText() {}

    /** The text in quotes, escaped as {@code JSON.stringify} does. */
    public static String quoted(String text) {
        var json = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); at++) {
            escape(json, text, at);
        }
        return json.append('"').toString();
    }

    private static void escape(StringBuilder json, String text, int at) {
        char character = text.charAt(at);
        switch (character) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            default -> {
                if (character < ' ' || isAlone(text, at)) {
                    json.append("\\u%04x".formatted((int) character));
                } else {
                    json.append(character);
                }
            }
        }
    }

    /** Half of a surrogate pair can't be written as UTF-8. */
    private static boolean isAlone(String text, int at) {
        char character = text.charAt(at);
        if (Character.isHighSurrogate(character)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(character) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
