package io.vivenuoperator.vendor.vivenu.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Keeps what a parser has read since the beginning of the present record, so that the record can be had to the octet. */
final class RecordTape extends InputStream {
    private static final int LARGEST_RECORD = 16 * 1024 * 1024;
    private static final int SMALLEST_ROOM = 16 * 1024;

    private final InputStream source;
    private byte[] kept = new byte[SMALLEST_ROOM];
    private int length;
    private long begin;
    private boolean ended;

    RecordTape(InputStream source) {
        this.source = source;
    }

    /** How many octets have been received. */
    long taken() {
        return begin + length;
    }

    /** Whether the answer ended at the last read. */
    boolean isAtEnd() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        int got = source.read(into, offset, wanted);
        ended = got < 0;
        if (got > 0) {
            keep(into, offset, got);
        }
        return got;
    }

    private void keep(byte[] from, int offset, int count) throws AnswerTooLargeException {
        if (length + count > LARGEST_RECORD) {
            throw new AnswerTooLargeException();
        }
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(2 * kept.length, length + count));
        }
        System.arraycopy(from, offset, kept, length, count);
        length += count;
    }

    /** Lets go of everything before this place in the answer. */
    void forgetBefore(long place) {
        int gone = Math.toIntExact(place - begin);
        System.arraycopy(kept, gone, kept, 0, length - gone);
        length -= gone;
        begin = place;
    }

    /** What was received between two places, the latter excluded. */
    byte[] between(long from, long until) {
        return Arrays.copyOfRange(kept, Math.toIntExact(from - begin), Math.toIntExact(until - begin));
    }
}
