package io.vivenuoperator.events.notice;

import java.util.regex.Pattern;

/** Other people's text within ours. */
final class PlainWords {
    /** What would begin a new line, can't be seen, or turns the direction of what follows. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+");

    private PlainWords() {}

    static String of(String text) {
        return UNSEEN.matcher(text).replaceAll(" ").strip();
    }
}
