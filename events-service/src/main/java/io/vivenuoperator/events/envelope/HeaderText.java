package io.vivenuoperator.events.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Any text as the value of a header, as CloudEvents asks for it (HTTP binding 1.0, 3.1.3.2): spaces, quotes, percent signs and
 * what is not visible ASCII are percent-encoded UTF-8.
 */
public final class HeaderText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private HeaderText() {}

    public static String of(String text) {
        var encoded = new StringBuilder();
        for (byte octet : text.getBytes(UTF_8)) {
            if (octet > ' ' && octet <= '~' && octet != '"' && octet != '%') {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    /**
     * The text of a header.
     *
     * @return empty if it is not visible ASCII and spaces, or what is encoded is no UTF-8
     */
    public static Optional<String> read(String header) {
        var octets = new ByteArrayOutputStream();
        for (int at = 0; at < header.length(); at++) {
            char character = header.charAt(at);
            if (character < ' ' || character > '~') {
                return Optional.empty();
            }
            if (character == '%' && at + 2 < header.length() && isHex(header.charAt(at + 1), header.charAt(at + 2))) {
                octets.write(HexFormat.fromHexDigits(header, at + 1, at + 3));
                at += 2;
            } else {
                octets.write(character);
            }
        }
        try {
            return Optional.of(UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(octets.toByteArray()))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static boolean isHex(char first, char second) {
        return HexFormat.isHexDigit(first) && HexFormat.isHexDigit(second);
    }
}
