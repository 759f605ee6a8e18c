package io.vivenuoperator.platform.httpclient.pinned;

import io.vivenuoperator.platform.httpclient.egress.TargetUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of an answer that is kept and shown. A target may repeat what it was asked, and the secret of many a URL is in its query or is a
 * long part of its path: both are struck out.
 */
final class ReplyExcerpt {
    private static final int LONGEST = 2048;
    private static final int SHORTEST_VALUE = 4;
    private static final int SHORTEST_PATH_PART = 16;
    private static final int FIRST_PRINTABLE = 0x20;

    private final List<String> secrets;

    ReplyExcerpt(TargetUrl url) {
        this.secrets = secrets(url.requestTarget())
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** @param isWhole whether no more follows: half a secret at the end is one, too */
    String of(byte[] start, boolean isWhole) {
        if (start.length == 0) {
            return "";
        }
        var text = cleaned(new String(start, StandardCharsets.UTF_8));
        for (String secret : secrets) {
            text = text.replace(secret, "*".repeat(secret.length()));
        }
        if (!isWhole && !secrets.isEmpty()) {
            text = text.substring(
                    0, Math.max(0, text.length() - secrets.getFirst().length()));
        }
        return cut(text);
    }

    private static String cleaned(String text) {
        var cleaned = new StringBuilder();
        text.codePoints()
                .map(ReplyExcerpt::visible)
                .filter(c -> c >= FIRST_PRINTABLE)
                .forEach(cleaned::appendCodePoint);
        return cleaned.toString().strip();
    }

    /** Line breaks and tabs as blanks; 0 for what is left out. */
    private static int visible(int character) {
        if (Character.isWhitespace(character)) {
            return ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> 0;
            default -> character;
        };
    }

    /** To 2 KiB in UTF-8, between two characters. */
    private static String cut(String text) {
        var octets = text.getBytes(StandardCharsets.UTF_8);
        if (octets.length <= LONGEST) {
            return text;
        }
        int end = LONGEST;
        while ((octets[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(octets, 0, end, StandardCharsets.UTF_8);
    }

    private static Stream<String> secrets(String requestTarget) {
        int mark = requestTarget.indexOf('?');
        var path = mark < 0 ? requestTarget : requestTarget.substring(0, mark);
        var query = mark < 0 ? "" : requestTarget.substring(mark + 1);
        var pathParts = Arrays.stream(path.split("/", -1)).filter(part -> part.length() >= SHORTEST_PATH_PART);
        return Stream.concat(pathParts, querySecrets(query)).flatMap(text -> Stream.of(text, decoded(text)));
    }

    private static Stream<String> querySecrets(String query) {
        if (query.isEmpty()) {
            return Stream.empty();
        }
        var pairs = List.of(query.split("&", -1));
        var values = pairs.stream()
                .map(pair -> pair.substring(pair.indexOf('=') + 1))
                .filter(value -> value.length() >= SHORTEST_VALUE);
        return Stream.concat(
                Stream.of(query), Stream.concat(pairs.stream().filter(pair -> pair.contains("=")), values));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
