package io.vivenuoperator.platform.service.wire;

/** A body of known length. */
final class KnownLength implements BodyBytes {
    private long left;

    KnownLength(long bytes) {
        left = bytes;
    }

    @Override
    public void move(ByteQueue in, ByteQueue out) {
        int count = arrived(in);
        out.add(in, 0, count);
        in.skip(count);
        left -= count;
    }

    @Override
    public byte[] take(ByteQueue in) {
        int count = arrived(in);
        left -= count;
        return in.take(count);
    }

    private int arrived(ByteQueue in) {
        return (int) Math.min(left, in.length());
    }

    @Override
    public boolean complete() {
        return left == 0;
    }
}
