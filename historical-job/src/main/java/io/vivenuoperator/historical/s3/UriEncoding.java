package io.vivenuoperator.historical.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** As the signature wants it: everything but letters, digits and four marks is encoded, with capitals. */
final class UriEncoding {
    private static final String PLAIN = "-._~";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriEncoding() {}

    static String of(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(octet)) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(byte octet) {
        return (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || PLAIN.indexOf(octet) >= 0;
    }

    /** The same with slashes between segments. */
    static String ofPath(String path) {
        return of(path).replace("%2F", "/");
    }

    /** In the order in which it is signed. */
    static String ofQuery(Map<String, String> query) {
        var sorted = new TreeMap<String, String>();
        query.forEach((name, value) -> sorted.put(of(name), of(value)));
        return sorted.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
    }
}
