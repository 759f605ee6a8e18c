package io.vivenuoperator.platform.httpclient.egress;

import io.vivenuoperator.platform.httpclient.address.AddressLiteral;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a URL has for a host: a name, or an address in its plain spelling.
 *
 * @param name in lower case and as it is looked up; of an address its canonical text
 * @param literal the address, if it is one
 */
record HostReader(String name, Optional<InetAddress> literal) {
    private static final int LONGEST_NAME = 253;

    /** Underscores are in no host's official name, and in many that work. */
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

    /** Programs read a name that ends like this as an address: 127.1, 0x7f.1, 1.2.3.256, hooks.0x1f. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

    static HostReader read(String text) throws RefusedUrlException {
        if (text.isEmpty()) {
            throw new RefusedUrlException(
                    EgressRule.HOST, "The URL has no host: write it like https://hooks.example.com/path.");
        }
        return text.startsWith("[") ? bracketed(text.substring(1, text.length() - 1)) : plain(text);
    }

    private static HostReader bracketed(String text) throws RefusedUrlException {
        if (text.contains("%")) {
            throw new RefusedUrlException(
                    EgressRule.ZONE,
                    "The URL's address has a zone (%…), which only one machine understands: leave it out.");
        }
        return AddressLiteral.ipv6(text)
                .map(HostReader::ofAddress)
                .orElseThrow(() -> new RefusedUrlException(
                        EgressRule.HOST,
                        "What the URL has in brackets is no IPv6 address; names and IPv4 addresses need no brackets."));
    }

    private static HostReader plain(String text) throws RefusedUrlException {
        if (text.contains("%")) {
            throw new RefusedUrlException(
                    EgressRule.HOST, "The URL's host has a % in it: write the name in plain characters.");
        }
        var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        var labels = new ArrayList<String>();
        for (String label : name.split("\\.", -1)) {
            labels.add(label(label));
        }
        name = String.join(".", labels);
        if (NUMBER.matcher(labels.getLast()).matches()) {
            return address(name, text.endsWith("."));
        }
        if (name.length() > LONGEST_NAME) {
            throw new RefusedUrlException(
                    EgressRule.HOST, "The URL's host is longer than " + LONGEST_NAME + " characters: no name is.");
        }
        return new HostReader(name, Optional.empty());
    }

    private static HostReader address(String text, boolean isDotted) throws RefusedUrlException {
        return AddressLiteral.ipv4(text)
                .filter(octets -> !isDotted)
                .map(HostReader::ofAddress)
                .orElseThrow(() -> new RefusedUrlException(
                        EgressRule.ADDRESS_SPELLING,
                        "The URL's host ends in a number and is no address in its plain spelling: write four numbers from 0 to 255"
                                + " without leading zeros, or a name."));
    }

    private static String label(String label) throws RefusedUrlException {
        var ascii = isAscii(label) ? label.toLowerCase(Locale.ROOT) : encoded(label);
        if (!LABEL.matcher(ascii).matches()) {
            throw new RefusedUrlException(
                    EgressRule.HOST,
                    "The URL's host is no name: each part between dots has 1 to 63 letters, digits and hyphens, and no hyphen at its"
                            + " ends.");
        }
        if (ascii.startsWith(PunycodeLabel.PREFIX) && !PunycodeLabel.isGenuine(ascii)) {
            throw new RefusedUrlException(
                    EgressRule.INTERNATIONAL_NAME,
                    "A part of the URL's host begins with xn-- and encodes no international name: write the name's real form.");
        }
        return ascii;
    }

    /**
     * As it is looked up. Only what comes back unchanged is taken: whatever the mapping would turn into something else (full-width digits,
     * circled letters, other dots, a Kelvin sign) another program may turn into a third thing.
     */
    private static String encoded(String label) throws RefusedUrlException {
        try {
            var ascii = IDN.toASCII(label);
            if (label.codePoints().noneMatch(HostReader::becomesAscii)
                    && label.codePoints().allMatch(HostReader::isOfWords)
                    && IDN.toUnicode(ascii).equals(label.toLowerCase(Locale.ROOT))) {
                return ascii.toLowerCase(Locale.ROOT);
            }
        } catch (IllegalArgumentException _) {
            // Not even a name; the same advice helps.
        }
        throw new RefusedUrlException(
                EgressRule.INTERNATIONAL_NAME,
                "The URL's host has characters that stand for others, or that are not in names: write it as it is looked up,"
                        + " for example xn--bcher-kva.example.com.");
    }

    /** Signs that look like a slash or a dot are in no language's words. */
    private static boolean isOfWords(int character) {
        return Character.isLetterOrDigit(character)
                || character == '-'
                || character == '_'
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    private static boolean becomesAscii(int character) {
        return character > Byte.MAX_VALUE && Character.toLowerCase(character) <= Byte.MAX_VALUE;
    }

    private static boolean isAscii(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    }

    private static HostReader ofAddress(byte[] octets) {
        try {
            var address = InetAddress.getByAddress(octets);
            var text = address.getHostAddress();
            return new HostReader(text, Optional.of(InetAddress.getByAddress(text, octets)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("neither four nor sixteen octets", e);
        }
    }
}
