package io.vivenuoperator.load.delivery;

/** Makes a body as large as a real one, out of many small values, as the fields are that the receiver skips. */
final class Filling {
    private static final String ITEM = "\"a value as it comes\",";
    private static final String ITEMS = ITEM.repeat(2_000);
    private static final int LEAST = "[\"\"]".length();

    private Filling() {}

    /** A JSON list of exactly so many characters, but never less than an empty one takes. */
    static String of(int length) {
        int room = Math.max(0, length - LEAST);
        int items = Math.min(room, ITEMS.length()) / ITEM.length();
        return "[" + ITEMS.substring(0, items * ITEM.length()) + '"' + "x".repeat(room - items * ITEM.length()) + "\"]";
    }
}
