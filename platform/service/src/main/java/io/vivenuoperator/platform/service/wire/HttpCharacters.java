package io.vivenuoperator.platform.service.wire;

/** Character classes of RFC 9110. */
final class HttpCharacters {
    static final byte CR = '\r';
    static final byte LF = '\n';
    static final byte SP = ' ';
    static final byte HTAB = '\t';

    private static final boolean[] TOKEN = table("!#$%&'*+-.^_`|~");
    private static final boolean[] UNRESERVED = table("-._~");

    private HttpCharacters() {}

    static boolean isToken(byte octet) {
        return octet >= 0 && TOKEN[octet];
    }

    /** Characters that need no escaping in a path. */
    static boolean isUnreserved(int octet) {
        return octet >= 0 && octet < TOKEN.length && UNRESERVED[octet];
    }

    static boolean isBlank(byte octet) {
        return octet == SP || octet == HTAB;
    }

    /** Anything but a control character; bytes beyond ASCII are allowed. */
    static boolean isFieldContent(byte octet) {
        return octet < 0 || (octet > 0x1f && octet != 0x7f) || octet == HTAB;
    }

    static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    /** -1 if it is not a hexadecimal digit. */
    static int hex(byte octet) {
        return octet < 0 ? -1 : Character.digit(octet, 16);
    }

    private static boolean[] table(String others) {
        var table = new boolean[128];
        for (char octet = 0; octet < table.length; octet++) {
            table[octet] = others.indexOf(octet) >= 0 || isAlphanumeric(octet);
        }
        return table;
    }

    private static boolean isAlphanumeric(char octet) {
        return (octet >= '0' && octet <= '9') || (octet >= 'A' && octet <= 'Z') || (octet >= 'a' && octet <= 'z');
    }
}
