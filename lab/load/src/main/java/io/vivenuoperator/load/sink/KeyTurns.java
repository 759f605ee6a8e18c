package io.vivenuoperator.load.sink;

import java.util.Arrays;

/** Whether messages of the same key come in the order of their numbers. A message's key is its number modulo the count of keys. */
public final class KeyTurns {
    private final int[] last;
    private long outOfTurn;

    /**
     * Nothing has come yet.
     *
     * @param keys 0 if the order does not matter
     */
    public KeyTurns(int keys) {
        last = new int[keys];
        Arrays.fill(last, -1);
    }

    void first(int number) {
        if (last.length > 0) {
            int key = number % last.length;
            if (number < last[key]) {
                outOfTurn++;
            }
            last[key] = Math.max(last[key], number);
        }
    }

    long outOfTurn() {
        return outOfTurn;
    }
}
