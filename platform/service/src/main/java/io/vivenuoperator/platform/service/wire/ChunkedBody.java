package io.vivenuoperator.platform.service.wire;

import java.util.Optional;

/**
 * A chunked body. Chunk extensions and trailers are dropped, because nothing here uses them. Line ends must be CR LF, as
 * the protocol requires: where readers disagree about that, one request can be made to look like two.
 */
final class ChunkedBody implements BodyBytes {
    private static final int LONGEST_LINE = 4 * 1_024;
    private static final int LARGEST_TRAILERS = 8 * 1_024;
    private static final int MOST_DIGITS = 15;
    private static final int LINE_END = 2;

    private enum Part {
        SIZE,
        DATA,
        DATA_END,
        TRAILERS,
        COMPLETE
    }

    private Part part = Part.SIZE;
    private long left;
    private int trailers;
    private Optional<FramingFault> broken = Optional.empty();

    @Override
    public byte[] take(ByteQueue in) throws FaultException {
        var out = new ByteQueue();
        move(in, out);
        return out.takeAll();
    }

    @Override
    public boolean complete() {
        return part == Part.COMPLETE;
    }

    @Override
    public void move(ByteQueue in, ByteQueue out) throws FaultException {
        if (broken.isPresent()) {
            throw new FaultException(broken.get());
        }
        try {
            while (!complete() && step(in, out)) {
                // Continue while what has arrived makes progress.
            }
        } catch (FaultException e) {
            if (out.length() == 0) {
                throw e;
            }
            // The valid part goes out first, so that the reader of the body gets the fault and answers.
            broken = Optional.of(e.fault());
        }
    }

    private boolean step(ByteQueue in, ByteQueue out) throws FaultException {
        return switch (part) {
            case SIZE -> size(in);
            case DATA -> data(in, out);
            case DATA_END -> dataEnd(in);
            case TRAILERS -> trailer(in, out);
            case COMPLETE -> false;
        };
    }

    private boolean size(ByteQueue in) throws FaultException {
        int end = line(in);
        if (end < 0) {
            return false;
        }
        left = size(in, end);
        in.skip(end + LINE_END);
        part = left == 0 ? Part.TRAILERS : Part.DATA;
        return true;
    }

    private static long size(ByteQueue in, int end) throws FaultException {
        long size = 0;
        int at = 0;
        for (; at < end && HttpCharacters.hex(in.at(at)) >= 0; at++) {
            size = size << 4 | HttpCharacters.hex(in.at(at));
            if (size >> (4 * MOST_DIGITS) != 0) {
                throw new FaultException(FramingFault.bodyTooLarge());
            }
        }
        int digits = at;
        while (at < end && HttpCharacters.isBlank(in.at(at))) {
            at++;
        }
        if (digits == 0 || (at < end && in.at(at) != ';')) {
            throw new FaultException(FramingFault.badRequest("body: a chunk's size is not a hexadecimal number"));
        }
        return size;
    }

    private boolean data(ByteQueue in, ByteQueue out) {
        int count = (int) Math.min(left, in.length());
        if (count == 0) {
            return false;
        }
        out.add(Integer.toHexString(count));
        out.add("\r\n");
        out.add(in, 0, count);
        out.add("\r\n");
        in.skip(count);
        left -= count;
        part = left == 0 ? Part.DATA_END : Part.DATA;
        return true;
    }

    private boolean dataEnd(ByteQueue in) throws FaultException {
        if (in.length() < LINE_END) {
            return false;
        }
        if (in.at(0) != HttpCharacters.CR || in.at(1) != HttpCharacters.LF) {
            throw new FaultException(FramingFault.badRequest("body: a chunk is longer than its size"));
        }
        in.skip(LINE_END);
        part = Part.SIZE;
        return true;
    }

    private boolean trailer(ByteQueue in, ByteQueue out) throws FaultException {
        int end = line(in);
        if (end < 0) {
            return false;
        }
        trailers += end;
        if (trailers > LARGEST_TRAILERS) {
            throw new FaultException(
                    FramingFault.badRequest("body: the trailers are larger than " + LARGEST_TRAILERS + " bytes"));
        }
        in.skip(end + LINE_END);
        if (end == 0) {
            out.add("0\r\n\r\n");
            part = Part.COMPLETE;
        }
        return true;
    }

    /** The position of the next line end; negative if it has not arrived. */
    private static int line(ByteQueue in) throws FaultException {
        int lineFeed = in.indexOf(HttpCharacters.LF, 0);
        int length = lineFeed < 0 ? in.length() : lineFeed;
        if (length > LONGEST_LINE) {
            throw new FaultException(
                    FramingFault.badRequest("body: a chunk's line is longer than " + LONGEST_LINE + " bytes"));
        }
        if (lineFeed < 0) {
            return -1;
        }
        int end = lineFeed - 1;
        if (end < 0 || in.indexOf(HttpCharacters.CR, 0) != end) {
            throw new FaultException(
                    FramingFault.badRequest("body: a line end is not a carriage return and a line feed"));
        }
        return end;
    }
}
