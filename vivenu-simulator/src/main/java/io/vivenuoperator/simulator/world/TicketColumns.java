package io.vivenuoperator.simulator.world;

import java.util.Arrays;
import java.util.OptionalInt;

/** All tickets of a seller in creation order, one column per property: about 30 bytes per ticket. */
final class TicketColumns {
    private int size;
    private short[] events = new short[1024];
    private short[] types = new short[1024];
    private TicketStatus[] statuses = new TicketStatus[1024];
    private byte[] versions = new byte[1024];
    /** The number of the ticket from which it was transferred, and 1; 0 for a ticket that was sold. */
    private int[] madeFrom = new int[1024];

    private long[] createdAt = new long[1024];
    private long[] updatedAt = new long[1024];

    int size() {
        return size;
    }

    int add(int event, int type, TicketStatus status, long created, long updated) {
        if (size == events.length) {
            grow();
        }
        int number = size++;
        events[number] = (short) event;
        types[number] = (short) type;
        statuses[number] = status;
        createdAt[number] = created;
        updatedAt[number] = updated;
        return number;
    }

    /** A sold ticket's successor in other hands. */
    int addTransferred(int from, long now) {
        int number = add(events[from], types[from], statuses[from], now, now);
        madeFrom[number] = from + 1;
        return number;
    }

    void change(int number, TicketStatus status, long updated) {
        statuses[number] = status;
        updatedAt[number] = updated;
        versions[number] = (byte) Math.min(versions[number] + 1, Byte.MAX_VALUE);
    }

    void move(int number, int event, int type) {
        events[number] = (short) event;
        types[number] = (short) type;
    }

    TicketStatus status(int number) {
        return statuses[number];
    }

    int event(int number) {
        return events[number];
    }

    int type(int number) {
        return types[number];
    }

    long updatedAt(int number) {
        return updatedAt[number];
    }

    Ticket get(int number) {
        return new Ticket(
                number,
                events[number],
                types[number],
                status(number),
                madeFrom[number] == 0 ? OptionalInt.empty() : OptionalInt.of(madeFrom[number] - 1),
                versions[number],
                createdAt[number],
                updatedAt[number]);
    }

    private void grow() {
        int capacity = events.length + (events.length >> 1);
        events = Arrays.copyOf(events, capacity);
        types = Arrays.copyOf(types, capacity);
        statuses = Arrays.copyOf(statuses, capacity);
        madeFrom = Arrays.copyOf(madeFrom, capacity);
        versions = Arrays.copyOf(versions, capacity);
        createdAt = Arrays.copyOf(createdAt, capacity);
        updatedAt = Arrays.copyOf(updatedAt, capacity);
    }
}
