package io.vivenuoperator.events.attempt;

/** The beginning of an endpoint's answer, as it is kept with a dead letter: short, and nothing in it can act on a terminal. */
public final class AnswerText {
    private static final int MOST_BYTES = 2_048;

    private AnswerText() {}

    /** At most 2 KiB without control characters, line breaks excepted. */
    public static String cleaned(String text) {
        var kept = new StringBuilder(Math.min(text.length(), MOST_BYTES));
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (isKept(point)) {
                bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
                if (bytes > MOST_BYTES) {
                    break;
                }
                kept.appendCodePoint(point);
            }
        }
        return kept.toString();
    }

    private static boolean isKept(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point == '\n' || point == '\t';
            case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
