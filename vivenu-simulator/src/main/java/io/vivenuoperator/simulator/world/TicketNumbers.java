package io.vivenuoperator.simulator.world;

import java.util.Arrays;

/** The numbers of one event's tickets in creation order. */
final class TicketNumbers {
    private int size;
    private int[] numbers = new int[64];

    int size() {
        return size;
    }

    int get(int place) {
        return numbers[place];
    }

    void add(int number) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        numbers[size++] = number;
    }
}
