package io.vivenuoperator.platform.api.key;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.zip.CRC32;

/**
 * The form of our own keys: {@code vvn_}, 43 characters for 32 random octets, 6 characters for the CRC-32 of what stands before;
 * both are numbers to the base of 62. Scanners find such a key, and a typing error is noticed without a look-up.
 */
public final class KeyFormat {
    private static final String PREFIX = "vvn_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int SECRET_OCTETS = 32;
    private static final int SECRET_DIGITS = 43;
    private static final int CHECK_DIGITS = 6;
    private static final int BEFORE_CHECK = PREFIX.length() + SECRET_DIGITS;

    private KeyFormat() {}

    /** A new key. */
    static String make(SecureRandom random) {
        byte[] secret = new byte[SECRET_OCTETS];
        random.nextBytes(secret);
        String key = PREFIX + digits(new BigInteger(1, secret), SECRET_DIGITS);
        return key + check(key);
    }

    /** Whether it claims to be one of ours and its check says otherwise. Keys of another form can't be judged. */
    static boolean mistyped(String key) {
        return key.startsWith(PREFIX)
                && (key.length() != BEFORE_CHECK + CHECK_DIGITS
                        || !key.substring(BEFORE_CHECK).equals(check(key.substring(0, BEFORE_CHECK))));
    }

    private static String check(String text) {
        var crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return digits(crc.getValue());
    }

    /** Of the check. It is made for each request, so without objects. */
    private static String digits(long number) {
        char[] digits = new char[CHECK_DIGITS];
        long rest = number;
        for (int at = CHECK_DIGITS - 1; at >= 0; at--) {
            digits[at] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    private static String digits(BigInteger number, int length) {
        char[] digits = new char[length];
        BigInteger rest = number;
        for (int at = length - 1; at >= 0; at--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            digits[at] = DIGITS.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(digits);
    }
}
