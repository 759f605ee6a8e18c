package io.vivenuoperator.receiver.wire;

/** A body of so many bytes. */
final class KnownLength implements BodyBytes {

    private long left;

    KnownLength(long bytes) {
        left = bytes;
    }

    @Override
    public void move(Octets in, Octets out) {
        int count = arrived(in);
        out.add(in, 0, count);
        in.skip(count);
        left -= count;
    }

    @Override
    public byte[] take(Octets in) {
        int count = arrived(in);
        left -= count;
        return in.take(count);
    }

    private int arrived(Octets in) {
        return (int) Math.min(left, in.length());
    }

    @Override
    public boolean complete() {
        return left == 0;
    }
}
