package io.vivenuoperator.vendor.vivenu.record;

/** JSON can contain what PostgreSQL can't store: NUL and unpaired surrogates. */
public final class StorableText {
    private static final char REPLACEMENT = '\uFFFD';

    private StorableText() {}

    /** Replaces what can't be stored with U+FFFD, so that an unusual name never costs an event. */
    public static String of(String text) {
        if (isStorable(text)) {
            return text;
        }
        var result = new StringBuilder(text.length());
        text.codePoints().forEach(point -> result.appendCodePoint(isStorable(point) ? point : REPLACEMENT));
        return result.toString();
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isSurrogate(c)) {
                return text.codePoints().allMatch(StorableText::isStorable);
            }
        }
        return true;
    }

    private static boolean isStorable(int point) {
        return point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
