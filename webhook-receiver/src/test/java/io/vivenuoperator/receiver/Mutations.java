package io.vivenuoperator.receiver;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Spoils bytes, the same way for the same seed. {@code -Dfuzz.inputs=1000000} asks for more inputs than a build needs,
 * {@code -Dfuzz.seed} for others.
 */
public final class Mutations {

    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1e400",
            "-0.0",
            "1e-99999",
            "99999999999999999999",
            "\\u0000",
            "\\ud800",
            "\\udfff",
            "\\",
            "\u0000",
            "\u00fc",
            "\uD83D\uDE00",
            " ",
            "\n",
            "\"id\":",
            "\"type\":",
            "\"data\":",
            "\"_id\":\"\",",
            "\"_id\":\" \",",
            "\"event\":",
            "\"ticket\":",
            "\"event.deleted\"",
            "\"ticket.updated\"",
            "\"transaction.complete\"",
            "\"updatedAt\":\"+1000000000-01-01T00:00:00Z\",",
            "\"updatedAt\":\"0000-00-00\",",
            "\"status\":\"VALID\",",
            "\"amount\":1e99,",
            "\"price\":\"x\",");
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

    private final Random random;

    private Mutations(long seed) {
        random = new Random(seed);
    }

    public static Mutations seeded() {
        return new Mutations(Long.getLong("fuzz.seed", 42));
    }

    /** How many inputs a test makes. */
    public static int inputs(int inABuild) {
        return Integer.getInteger("fuzz.inputs", inABuild);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** A few changes; now and then they cancel each other out and nothing is changed. */
    public byte[] of(byte[] good) {
        byte[] bytes = good.clone();
        for (int change = 1 + below(MOST_CHANGES); change > 0; change--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    /** The same within the first bytes, with what frames a request on the wire among what is put in. */
    public byte[] ofHead(byte[] good, int head) {
        int end = Math.min(good.length, head);
        byte[] changed = Arrays.copyOf(good, end);
        for (int change = 1 + below(MOST_CHANGES); change > 0; change--) {
            changed = below(2) == 0 ? framing(changed) : changed(changed);
        }
        return joined(good, 0, changed, end);
    }

    private byte[] framing(byte[] bytes) {
        int from = below(bytes.length + 1);
        int to = Math.min(bytes.length, from + below(3));
        byte[] token = FRAMING.get(below(FRAMING.size())).getBytes(StandardCharsets.ISO_8859_1);
        return joined(bytes, from, token, to);
    }

    private byte[] changed(byte[] bytes) {
        int from = below(bytes.length + 1);
        int to = Math.min(bytes.length, from + below(LONGEST_PIECE));
        return switch (below(6)) {
            case 0 -> joined(bytes, from, new byte[] {(byte) below(256)}, Math.min(bytes.length, from + 1));
            case 1 -> joined(bytes, from, TOKENS.get(below(TOKENS.size())).getBytes(StandardCharsets.UTF_8), from);
            case 2 -> joined(bytes, from, TOKENS.get(below(TOKENS.size())).getBytes(StandardCharsets.UTF_8), to);
            case 3 -> joined(bytes, from, new byte[0], to);
            case 4 -> joined(bytes, to, Arrays.copyOfRange(bytes, from, to), to);
            default -> flipped(bytes);
        };
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
