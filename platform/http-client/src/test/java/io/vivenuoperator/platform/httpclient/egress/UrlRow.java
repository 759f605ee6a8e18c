package io.vivenuoperator.platform.httpclient.egress;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A row of the corpus.
 *
 * @param dns what the lookups answer; empty if there must be none
 */
record UrlRow(String url, String verdict, String kind, String dns) {
    private static final int COLUMNS = 5;

    static List<UrlRow> all() {
        return Stream.of("urls.tsv", "more-urls.tsv").flatMap(UrlRow::of).toList();
    }

    static List<String> lines(String file) {
        try (InputStream in = UrlRow.class.getResourceAsStream("/egress/" + file)) {
            return List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<UrlRow> of(String file) {
        return lines(file).stream()
                .filter(line -> !line.startsWith("#") && !line.startsWith("url\t") && line.contains("\t"))
                .map(line -> line.split("\t", -1))
                .peek(columns -> {
                    if (columns.length != COLUMNS) {
                        throw new IllegalStateException("not " + COLUMNS + " columns: " + Arrays.toString(columns));
                    }
                })
                .map(columns -> new UrlRow(unescaped(columns[0]), columns[1], columns[2], columns[4]));
    }

    private static String unescaped(String text) {
        // As translateEscapes, which does not take a backslash before any other character.
        var plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean isEscape = c == '\\';
            plain.append(isEscape ? meant(text.charAt(at + 1)) : c);
            at += isEscape ? 2 : 1;
        }
        return plain.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }

    boolean isAllowed() {
        return verdict.equals("allow");
    }

    /** Of these only the answer is bad: they are sent to a real server elsewhere. */
    boolean isRedirect() {
        return kind.equals("redirect");
    }
}
