package io.vivenuoperator.events.cloudevent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HexFormat;

/** The source of a CloudEvent, which has to be a URI reference (RFC 3986). */
final class SourceReference {
    private static final String UNRESERVED = "-._~/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private SourceReference() {}

    /** A name as a reference: as it is if it is one, else with everything else percent-encoded. */
    static String of(String source) {
        return isReference(source) ? source : encoded(source);
    }

    static boolean isReference(String text) {
        try {
            new URI(text);
            return text.chars().allMatch(character -> character > ' ' && character <= '~');
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static String encoded(String source) {
        var reference = new StringBuilder();
        for (byte octet : source.getBytes(UTF_8)) {
            if (octet > 0 && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0)) {
                reference.append((char) octet);
            } else {
                reference.append('%').append(HEX.toHexDigits(octet));
            }
        }
        // Two slashes at the beginning would name a host.
        return reference.toString().startsWith("//") ? "/." + reference : reference.toString();
    }
}
