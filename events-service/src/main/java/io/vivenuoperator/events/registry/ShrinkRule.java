package io.vivenuoperator.events.registry;

/** A file that has lost more than half of its subscriptions, and at least four, is taken for broken. */
final class ShrinkRule {
    private static final int FEWER = 4;

    private ShrinkRule() {}

    static boolean isShrunken(int before, int now) {
        return now * 2 < before && before - now >= FEWER;
    }
}
