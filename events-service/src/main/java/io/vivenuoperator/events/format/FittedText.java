package io.vivenuoperator.events.format;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Text in the room that a target gives it. */
public final class FittedText {
    private static final String CUT = "…";
    /** What lies further behind the room can't be shown, however long a single character is. */
    private static final int LOOKS_AHEAD = 64;

    private FittedText() {}

    /**
     * The escaped text, or as much of its beginning as fits before an ellipsis. Neither a character as a reader sees it nor what
     * escapes it is cut.
     *
     * @param most UTF-16 units, which no target counts more strictly
     * @param escape for a piece of text, whatever stands around it
     */
    public static String of(String text, int most, UnaryOperator<String> escape) {
        var fitted = new StringBuilder();
        int room = 0;
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(0, Math.min(text.length(), most + LOOKS_AHEAD)));
        int begin = characters.first();
        for (int end = characters.next(); end != BreakIterator.DONE; end = characters.next()) {
            String piece = escape.apply(text.substring(begin, end));
            if (fitted.length() + piece.length() > most) {
                return fitted.substring(0, room) + CUT;
            }
            fitted.append(piece);
            if (fitted.length() < most) {
                room = fitted.length();
            }
            begin = end;
        }
        return fitted.toString();
    }

    /** The same for a target that needs no escapes. */
    public static String of(String text, int most) {
        return of(text, most, UnaryOperator.identity());
    }
}
