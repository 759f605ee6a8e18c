package io.vivenuoperator.platform.httpclient.egress;

/** A part of a name in the form in which international names are looked up: {@code xn--bcher-kva} (RFC 3492). */
final class PunycodeLabel {
    static final String PREFIX = "xn--";

    private static final int BASE = 36;
    private static final int LEAST = 1;
    private static final int MOST = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_POINT = 0x80;
    private static final int LETTERS = 26;

    private final String digits;
    private int at;
    private int decoded;

    private PunycodeLabel(String digits, int decoded) {
        this.digits = digits;
        this.decoded = decoded;
    }

    /** Whether it encodes at least one character that needs it: {@code xn--localhost-} would be read as localhost. */
    static boolean isGenuine(String label) {
        var text = label.substring(PREFIX.length());
        int hyphen = Math.max(text.lastIndexOf('-'), 0);
        var digits = text.substring(hyphen == 0 ? 0 : hyphen + 1);
        return !digits.isEmpty() && new PunycodeLabel(digits, hyphen).isDecodable();
    }

    private boolean isDecodable() {
        long point = FIRST_POINT;
        long index = 0;
        int bias = FIRST_BIAS;
        while (at < digits.length()) {
            long before = index;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < digits.length() ? digit(digits.charAt(at)) : -1;
                at++;
                index += digit * weight;
                if (digit < 0 || index > Integer.MAX_VALUE) {
                    return false;
                }
                int threshold = Math.clamp(k - bias, LEAST, MOST);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
                if (weight > Integer.MAX_VALUE) {
                    return false;
                }
            }
            decoded++;
            bias = adapted(index - before, before == 0);
            point += index / decoded;
            index = index % decoded + 1;
            if (point > Character.MAX_CODE_POINT || !isInNames((int) point)) {
                return false;
            }
        }
        return true;
    }

    private int adapted(long delta, boolean isFirst) {
        long rest = isFirst ? delta / DAMP : delta / 2;
        rest += rest / decoded;
        int k = 0;
        while (rest > (BASE - LEAST) * MOST / 2) {
            rest /= BASE - LEAST;
            k += BASE;
        }
        return (int) (k + BASE * rest / (rest + SKEW));
    }

    private static int digit(char character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        return character >= '0' && character <= '9' ? character - '0' + LETTERS : -1;
    }

    private static boolean isInNames(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
