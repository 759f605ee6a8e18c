package io.vivenuoperator.receiver.envelope;

/** JSON can say more than PostgreSQL can store: NUL and halves of surrogate pairs. */
final class Text {

    private static final char REPLACEMENT = '\uFFFD';

    private Text() {}

    /** The same text with what can't be stored replaced, so that a strange name never costs an event. */
    static String storable(String text) {
        if (isStorable(text)) {
            return text;
        }
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(point -> result.appendCodePoint(isStorable(point) ? point : REPLACEMENT));
        return result.toString();
    }

    static boolean isStorable(String text) {
        return text.codePoints().allMatch(Text::isStorable);
    }

    private static boolean isStorable(int point) {
        return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
