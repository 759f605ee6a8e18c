package io.vivenuoperator.load.delivery;

/** Fills a body up to a realistic size with many small values, like the fields that the receiver skips. */
final class Filling {
    private static final String ITEM = "\"a value as it comes\",";
    private static final String ITEMS = ITEM.repeat(2_000);
    private static final int LEAST = "[\"\"]".length();

    private Filling() {}

    /** A JSON list of exactly this many characters, but at least an empty one. */
    static String of(int length) {
        int room = Math.max(0, length - LEAST);
        int items = Math.min(room, ITEMS.length()) / ITEM.length();
        return "[" + ITEMS.substring(0, items * ITEM.length()) + '"' + "x".repeat(room - items * ITEM.length()) + "\"]";
    }
}
