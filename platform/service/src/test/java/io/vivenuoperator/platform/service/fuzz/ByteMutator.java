package io.vivenuoperator.platform.service.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages valid inputs for fuzz tests; the same seed gives the same inputs. {@code -Dfuzz.inputs=1000000} runs more inputs than
 * a build needs, {@code -Dfuzz.seed} other ones.
 */
public final class ByteMutator {
    /** What frames a request on the wire. */
    private static final List<String> FRAMING = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "\r\n ",
            ": ",
            ":",
            " ",
            "\t",
            "\0",
            "%",
            "%2F",
            "%00",
            "/",
            "//",
            "/../",
            ";",
            "?",
            "*",
            "http://",
            "HTTP/1.0",
            "HTTP/1.1",
            "HTTP/2.0",
            "POST ",
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n",
            "\r\nHost: b",
            "\r\nContent-Length: 0",
            "\r\nContent-Length: 99999999999999999999",
            "\r\nContent-Length: -5",
            "\r\nTransfer-Encoding: chunked",
            "\r\nTransfer-Encoding: gzip",
            "\r\nConnection: close",
            "\r\nExpect: 100-continue",
            "\r\nContent-Encoding: gzip",
            "\r\nUpgrade: h2c",
            "\r\nContent-Type: ;",
            "0\r\n\r\n",
            "7fffffffffffffff\r\n",
            "ffffffff\r\n",
            "-1\r\n",
            "\u00ff");

    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_PIECE = 40;

    private final Random random = new Random(Long.getLong("fuzz.seed", 42));
    private final List<byte[]> tokens;
    private final List<byte[]> framing = FRAMING.stream()
            .map(token -> token.getBytes(StandardCharsets.ISO_8859_1))
            .toList();

    private ByteMutator(List<byte[]> tokens) {
        this.tokens = tokens;
    }

    /** Inserts these tokens, in UTF-8. */
    public static ByteMutator inserting(List<String> tokens) {
        return new ByteMutator(tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    /** Inserts what frames a request on the wire. */
    public static ByteMutator insertingFraming() {
        return new ByteMutator(List.of());
    }

    /** How many inputs a test runs. */
    public static int inputs(int inABuild) {
        return Integer.getInteger("fuzz.inputs", inABuild);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Applies a few changes; occasionally they cancel each other out. */
    public byte[] of(byte[] good) {
        byte[] bytes = good.clone();
        for (int change = 1 + below(MOST_CHANGES); change > 0; change--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    /** The same within the first bytes, where half of the changes insert framing. */
    public byte[] ofHead(byte[] good, int head) {
        int end = Math.min(good.length, head);
        byte[] changed = Arrays.copyOf(good, end);
        for (int change = 1 + below(MOST_CHANGES); change > 0; change--) {
            changed = below(2) == 0 ? framed(changed) : changed(changed);
        }
        return joined(good, 0, changed, end);
    }

    private byte[] framed(byte[] bytes) {
        int from = below(bytes.length + 1);
        int to = Math.min(bytes.length, from + below(3));
        return joined(bytes, from, oneOf(framing), to);
    }

    private byte[] changed(byte[] bytes) {
        int from = below(bytes.length + 1);
        int to = Math.min(bytes.length, from + below(LONGEST_PIECE));
        return switch (below(6)) {
            case 0 -> joined(bytes, from, new byte[] {(byte) below(256)}, Math.min(bytes.length, from + 1));
            case 1 -> joined(bytes, from, token(), from);
            case 2 -> joined(bytes, from, token(), to);
            case 3 -> joined(bytes, from, new byte[0], to);
            case 4 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
            default -> flipped(bytes);
        };
    }

    private byte[] token() {
        return oneOf(tokens.isEmpty() ? framing : tokens);
    }

    private byte[] oneOf(List<byte[]> choices) {
        return choices.get(below(choices.size()));
    }

    private byte[] flipped(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        byte[] flipped = bytes.clone();
        int at = below(bytes.length);
        flipped[at] = (byte) (flipped[at] ^ 1 << below(8));
        return flipped;
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] joined = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
        return joined;
    }
}
