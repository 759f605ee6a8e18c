package io.vivenuoperator.vendor.vivenu.json;

import io.vivenuoperator.vendor.vivenu.record.RecordLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;

/**
 * Truncates every name, text and number in JSON on its way to the parser to a length that is sufficient for us, because the
 * parser holds even skipped tokens in memory. The result is still JSON, and a truncated value is too long for {@link
 * RecordLimits}, so it can't be mistaken for the vendor's value.
 */
final class CutTokens extends InputStream {
    /** A truncated name can't be one of ours, which are shorter. */
    static final int LONGEST_NAME = 64;

    /** More than {@link RecordLimits#LONGEST_TEXT} characters, even if each is written as {@code \\uXXXX}. */
    static final int LONGEST_TEXT = 8 * RecordLimits.LONGEST_TEXT;

    /** More than {@link RecordLimits#LONGEST_NUMBER}: a truncated number is invalid. */
    static final int LONGEST_NUMBER = 2 * RecordLimits.LONGEST_NUMBER;

    private final InputStream source;
    private final byte[] buffer = new byte[8192];
    private int at;
    private int end;
    private long taken;
    private boolean ended;

    private final BitSet objects = new BitSet();
    private int depth;
    private boolean nameNext;
    private boolean inText;
    private boolean escaped;
    private int hexLeft;
    private boolean cutting;
    private int length;
    private int limit;
    private boolean digitLast;

    CutTokens(InputStream source) {
        this.source = source;
    }

    /** The number of bytes received so far, including truncated ones. */
    long taken() {
        return taken;
    }

    /** Whether the answer ended at the last read. */
    boolean isAtEnd() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        int passed = 0;
        while (passed == 0 && wanted > 0) {
            if (at == end && !refill()) {
                return -1;
            }
            while (at < end && passed < wanted) {
                byte next = buffer[at++];
                if (passes(next)) {
                    into[offset + passed++] = next;
                }
            }
        }
        return passed;
    }

    private boolean refill() throws IOException {
        if (taken >= AnswerLimits.LARGEST_ANSWER) {
            throw new AnswerTooLargeException();
        }
        at = 0;
        end = Math.max(source.read(buffer), 0);
        ended = end == 0;
        taken += end;
        return end > 0;
    }

    private boolean passes(byte next) {
        return inText ? passesInText(next) : passesOutside(next);
    }

    private boolean passesInText(byte next) {
        if (escaped) {
            escaped = false;
            hexLeft = next == 'u' ? 4 : 0;
        } else if (next == '"') {
            inText = false;
            length = 0;
            return true;
        } else if (hexLeft > 0) {
            hexLeft--;
        } else {
            cutting |= length >= limit && !isContinuation(next);
            escaped = next == '\\';
        }
        length++;
        return !cutting;
    }

    private boolean passesOutside(byte next) {
        if (isOfANumber(next)) {
            length++;
            cutting |= length > LONGEST_NUMBER && digitLast;
            digitLast = next >= '0' && next <= '9';
            return !cutting;
        }
        length = 0;
        cutting = false;
        digitLast = false;
        switch (next) {
            case '"' -> beginText();
            case '{' -> open(true);
            case '[' -> open(false);
            case '}', ']' -> depth = Math.max(depth - 1, 0);
            case ',' -> nameNext = depth > 0 && objects.get(depth - 1);
            case ':' -> nameNext = false;
            default -> {}
        }
        return true;
    }

    private void beginText() {
        inText = true;
        escaped = false;
        hexLeft = 0;
        limit = nameNext ? LONGEST_NAME : LONGEST_TEXT;
    }

    private void open(boolean object) {
        objects.set(depth++, object);
        nameNext = object;
    }

    private static boolean isOfANumber(byte next) {
        return (next >= '0' && next <= '9') || next == '.' || next == '-' || next == '+' || next == 'e' || next == 'E';
    }

    private static boolean isContinuation(byte next) {
        return (next & 0xc0) == 0x80;
    }
}
