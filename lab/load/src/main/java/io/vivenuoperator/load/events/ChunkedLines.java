package io.vivenuoperator.load.events;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** The lines of an endless answer of HTTP/1.1, which comes in chunks that end anywhere. */
final class ChunkedLines {
    private static final int HEX = 16;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream frameLine = new ByteArrayOutputStream();
    private final StringBuilder head = new StringBuilder();
    private Part part = Part.HEAD;
    private int left;

    /** Where it is. */
    private enum Part {
        HEAD,
        SIZE,
        DATA,
        END
    }

    /** @param lines get each line of the body, without its end */
    ChunkedLines(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Another answer begins. */
    void clear() {
        line.reset();
        frameLine.reset();
        head.setLength(0);
        part = Part.HEAD;
    }

    /** @throws IOException if it has ended, or is no such answer */
    void read(ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            if (part == Part.DATA) {
                data(octets);
            } else {
                frame(octets.get());
            }
        }
    }

    private void frame(byte next) throws IOException {
        if (next != '\n') {
            if (next != '\r') {
                frameLine.write(next);
            }
            return;
        }
        String text = frameLine.toString(StandardCharsets.ISO_8859_1);
        frameLine.reset();
        switch (part) {
            case HEAD -> head(text);
            case SIZE -> size(text);
            // The empty line behind a chunk.
            case END -> part = Part.SIZE;
            case DATA -> throw new IllegalStateException("a chunk has no lines of its own");
        }
    }

    private void head(String text) throws ProtocolException {
        if (!text.isEmpty()) {
            head.append(text.toLowerCase(Locale.ROOT)).append('\n');
            return;
        }
        if (head.indexOf("http/1.1 200") != 0 || head.indexOf("\ntransfer-encoding: chunked") < 0) {
            throw new ProtocolException(
                    "no stream: " + head.toString().lines().findFirst().orElse(""));
        }
        part = Part.SIZE;
    }

    private void size(String text) throws IOException {
        try {
            left = Integer.parseInt(text.strip(), HEX);
        } catch (NumberFormatException e) {
            throw new ProtocolException("a chunk has no size");
        }
        if (left == 0) {
            throw new EOFException("the answer has ended");
        }
        part = Part.DATA;
    }

    private void data(ByteBuffer octets) {
        while (left > 0 && octets.hasRemaining()) {
            byte next = octets.get();
            left--;
            if (next == '\n') {
                String text = line.toString(StandardCharsets.UTF_8);
                line.reset();
                lines.accept(text);
            } else {
                line.write(next);
            }
        }
        if (left == 0) {
            part = Part.END;
        }
    }
}
