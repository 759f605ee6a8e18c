package io.vivenuoperator.platform.httpclient.pinned;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one answer of HTTP/1, as much of it as is wanted. Helidon's client would read a chunk whole into memory, and a chunk may be said to
 * have a gigabyte.
 */
final class ReplyReader {
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int LONGEST_START = 16 * 1024;
    private static final int MOST_INTERIM = 8;
    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int FIRST_FINAL = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-9][0-9]{2})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK = Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(;.*)?");

    private final InputStream in;
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private int headLeft = LONGEST_HEAD;
    private boolean begun;
    private Optional<ReplyHead> head = Optional.empty();

    ReplyReader(InputStream in) {
        this.in = in;
    }

    /** Whether anything has come. */
    boolean hasBegun() {
        return begun;
    }

    /** The final status and headers, as soon as they are read, even if the body breaks off. */
    Optional<ReplyHead> head() {
        return head;
    }

    /**
     * Reads only the head, for an answer that has no body.
     *
     * @throws ProtocolException if it is no HTTP
     */
    int status() throws IOException {
        var status = STATUS_LINE.matcher(line());
        if (!status.matches()) {
            throw new ProtocolException("no status line");
        }
        headers();
        return Integer.parseInt(status.group(2));
    }

    /** @throws ProtocolException if it is no HTTP */
    TargetReply read() throws IOException {
        for (int i = 0; i < MOST_INTERIM; i++) {
            var status = STATUS_LINE.matcher(line());
            if (!status.matches()) {
                throw new ProtocolException("no status line");
            }
            int code = Integer.parseInt(status.group(2));
            var headers = headers();
            if (code >= FIRST_FINAL || code == SWITCHING_PROTOCOLS) {
                head = Optional.of(new ReplyHead(code, headers));
                boolean isWhole = code != SWITCHING_PROTOCOLS && body(code, headers);
                boolean keepsOpen = isWhole && status.group(1).equals("1") && !says(headers, "connection", "close");
                return new TargetReply(code, headers, start.toByteArray(), isWhole, keepsOpen);
            }
        }
        throw new ProtocolException("no final answer");
    }

    private Map<String, String> headers() throws IOException {
        var headers = new HashMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("no header");
            }
            var name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            var value = line.substring(colon + 1).strip();
            var before = headers.putIfAbsent(name, value);
            if (before != null && name.equals("content-length") && !before.equals(value)) {
                throw new ProtocolException("two lengths");
            }
        }
        return headers;
    }

    /** Reads the body's start; false if there is more, or if nothing says where it ends. */
    private boolean body(int status, Map<String, String> headers) throws IOException {
        if (status == NO_CONTENT || status == NOT_MODIFIED) {
            return true;
        }
        if (says(headers, "transfer-encoding", "chunked")) {
            return chunks();
        }
        var length = headers.get("content-length");
        if (length == null || headers.containsKey("transfer-encoding")) {
            start.writeBytes(in.readNBytes(LONGEST_START));
            return false;
        }
        if (!LENGTH.matcher(length).matches()) {
            throw new ProtocolException("no length");
        }
        return part(Long.parseLong(length));
    }

    private boolean chunks() throws IOException {
        while (true) {
            headLeft = LONGEST_HEAD;
            var size = CHUNK.matcher(line());
            if (!size.matches()) {
                throw new ProtocolException("no size of a chunk");
            }
            long length = Long.parseLong(size.group(1), 16);
            if (length == 0) {
                headers();
                return true;
            }
            if (!part(length)) {
                return false;
            }
            if (!line().isEmpty()) {
                throw new ProtocolException("no end of a chunk");
            }
        }
    }

    /** Reads so many octets; false if it stopped before. */
    private boolean part(long length) throws IOException {
        int wanted = (int) Math.min(length, LONGEST_START - start.size());
        var octets = in.readNBytes(wanted);
        start.writeBytes(octets);
        if (octets.length < wanted) {
            throw new EOFException("cut off");
        }
        return wanted == length;
    }

    /** Up to a line feed; a carriage return before it is not required. */
    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            int octet = in.read();
            if (octet < 0) {
                throw new EOFException("cut off");
            }
            begun = true;
            if (--headLeft < 0) {
                throw new ProtocolException("too long a head");
            }
            if (octet == '\n') {
                var text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(octet);
        }
    }

    private static boolean says(Map<String, String> headers, String name, String word) {
        for (String part : headers.getOrDefault(name, "").split(",", -1)) {
            if (part.strip().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }
}
