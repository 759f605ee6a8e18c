package io.vivenuoperator.platform.service.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Spoils requests, the same way for the same seed. {@code -Dfuzz.inputs=1000000} asks for more inputs than a build needs,
 * {@code -Dfuzz.seed} for others.
 */
final class SpoiledBytes {

    private static final List<String> TOKENS = List.of(
            "{",
            "\"",
            ",",
            "null",
            "\u0000",
            "\u00fc",
            "\n",
            "\r",
            "\r\n",
            "\r\n\r\n",
            "\r\n ",
            ": ",
            ":",
            " ",
            "\t",
            "%",
            "%2F",
            "/",
            "//",
            "/../",
            ";",
            "?",
            "*",
            "http://",
            "HTTP/1.0",
            "HTTP/1.1",
            "POST ",
            "\r\nHost: b",
            "\r\nContent-Length: 0",
            "\r\nContent-Length: -5",
            "\r\nTransfer-Encoding: chunked",
            "\r\nTransfer-Encoding: gzip",
            "\r\nConnection: close",
            "\r\nExpect: 100-continue",
            "0\r\n\r\n",
            "7fffffffffffffff\r\n",
            "ffffffff\r\n",
            "-1\r\n",
            "\u00ff");
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_PIECE = 40;

    private final Random random = new Random(Long.getLong("fuzz.seed", 42));

    /** How many inputs a test makes. */
    static int inputs(int inABuild) {
        return Integer.getInteger("fuzz.inputs", inABuild);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    byte[] of(byte[] good) {
        byte[] bytes = good.clone();
        for (int change = 1 + below(MOST_CHANGES); change > 0; change--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes) {
        int from = below(bytes.length + 1);
        int to = Math.min(bytes.length, from + below(LONGEST_PIECE));
        byte[] token = TOKENS.get(below(TOKENS.size())).getBytes(StandardCharsets.ISO_8859_1);
        return switch (below(5)) {
            case 0 -> joined(bytes, from, new byte[] {(byte) below(256)}, Math.min(bytes.length, from + 1));
            case 1 -> joined(bytes, from, token, from);
            case 2 -> joined(bytes, from, token, to);
            case 3 -> joined(bytes, from, new byte[0], to);
            default -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
        };
    }

    private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
        byte[] joined = Arrays.copyOf(bytes, head + middle.length + bytes.length - tail);
        System.arraycopy(middle, 0, joined, head, middle.length);
        System.arraycopy(bytes, tail, joined, head + middle.length, bytes.length - tail);
        return joined;
    }
}
