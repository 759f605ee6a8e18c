package io.vivenuoperator.platform.service.wire;

import java.util.Arrays;

/** A queue of bytes. */
final class ByteQueue {
    private static final int SMALLEST = 512;

    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    int length() {
        return to - from;
    }

    byte at(int index) {
        return bytes[from + index];
    }

    /** Adopts the array if the queue is empty, and otherwise appends a copy. */
    void add(byte[] more) {
        if (length() == 0) {
            bytes = more;
            from = 0;
            to = more.length;
            return;
        }
        makeRoom(more.length);
        System.arraycopy(more, 0, bytes, to, more.length);
        to += more.length;
    }

    void add(int octet) {
        makeRoom(1);
        bytes[to++] = (byte) octet;
    }

    void add(ByteQueue source, int start, int end) {
        int length = end - start;
        makeRoom(length);
        System.arraycopy(source.bytes, source.from + start, bytes, to, length);
        to += length;
    }

    /** ASCII only. */
    void add(String text) {
        makeRoom(text.length());
        for (int at = 0; at < text.length(); at++) {
            bytes[to++] = (byte) text.charAt(at);
        }
    }

    int indexOf(byte octet, int start) {
        for (int at = from + start; at < to; at++) {
            if (bytes[at] == octet) {
                return at - from;
            }
        }
        return -1;
    }

    /** @param lowerCase in lower case */
    boolean startsWithIgnoringCase(String lowerCase) {
        for (int at = 0; at < lowerCase.length(); at++) {
            byte octet = bytes[from + at];
            int lower = octet >= 'A' && octet <= 'Z' ? octet + ('a' - 'A') : octet;
            if (lower != lowerCase.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    void skip(int count) {
        from += count;
    }

    byte[] copy(int start, int end) {
        return Arrays.copyOfRange(bytes, from + start, from + end);
    }

    /** Removes and returns the first bytes; an array that was added whole is returned without copying. */
    byte[] take(int count) {
        byte[] taken = from == 0 && count == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, from + count);
        if (count == length()) {
            clear();
        } else {
            from += count;
        }
        return taken;
    }

    byte[] takeAll() {
        return take(length());
    }

    void clear() {
        bytes = new byte[0];
        from = 0;
        to = 0;
    }

    private void makeRoom(int more) {
        if (to + more <= bytes.length) {
            return;
        }
        int length = length();
        byte[] larger = new byte[Math.max(SMALLEST, Math.max(length + more, 2 * length))];
        System.arraycopy(bytes, from, larger, 0, length);
        bytes = larger;
        from = 0;
        to = length;
    }
}
