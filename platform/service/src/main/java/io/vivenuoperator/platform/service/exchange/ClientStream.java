package io.vivenuoperator.platform.service.exchange;

import java.io.IOException;
import java.io.OutputStream;

/** What goes to a client. That it left is an IOException here; Helidon has several of its own for it, none of them checked. */
final class ClientStream extends OutputStream {
    private final OutputStream out;

    ClientStream(OutputStream out) {
        this.out = out;
    }

    /** One of Helidon's calls. */
    @FunctionalInterface
    private interface Call {
        void run() throws IOException;
    }

    @Override
    public void write(int octet) throws IOException {
        call(() -> out.write(octet));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        call(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        call(out::flush);
    }

    @Override
    public void close() throws IOException {
        call(out::close);
    }

    private static void call(Call call) throws IOException {
        try {
            call.run();
        } catch (RuntimeException e) {
            throw new IOException("the client left", e);
        }
    }
}
