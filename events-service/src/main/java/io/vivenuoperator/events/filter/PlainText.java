package io.vivenuoperator.events.filter;

/** Text that PostgreSQL and UTF-8 can hold. */
public final class PlainText {
    private PlainText() {}

    /** Whether it has no NUL and no half of a surrogate pair. */
    public static boolean isSound(String text) {
        return text.codePoints()
                .noneMatch(one -> one == 0 || (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE));
    }
}
