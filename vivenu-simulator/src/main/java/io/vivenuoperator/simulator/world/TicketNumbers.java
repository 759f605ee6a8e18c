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

    void remove(int number) {
        int place = Arrays.binarySearch(numbers, 0, size, number);
        if (place >= 0) {
            System.arraycopy(numbers, place + 1, numbers, place, size - place - 1);
            size--;
        }
    }

    /** Preserves the order of creation, even for a ticket that comes from another event. */
    void add(int number) {
        insert(
                number,
                size > 0 && numbers[size - 1] > number ? -Arrays.binarySearch(numbers, 0, size, number) - 1 : size);
    }

    private void insert(int number, int place) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        System.arraycopy(numbers, place, numbers, place + 1, size - place);
        numbers[place] = number;
        size++;
    }
}
