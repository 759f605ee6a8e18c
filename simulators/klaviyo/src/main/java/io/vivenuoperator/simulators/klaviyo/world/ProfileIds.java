package io.vivenuoperator.simulators.klaviyo.world;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;

/** Ids in Klaviyo's forms, the same for the same name. */
public final class ProfileIds {
    private static final int PROFILE_LENGTH = 24;
    private static final int SHORT_LENGTH = 6;

    private ProfileIds() {}

    /** Of a profile, an event or a webhook: 26 characters that begin with 01. */
    public static String lengthy(String kind, String name) {
        return "01" + digits(kind + ":" + name).substring(0, PROFILE_LENGTH);
    }

    /** Of a list or a metric: 6 characters. */
    public static String brief(String kind, String name) {
        return digits(kind + ":" + name).substring(0, SHORT_LENGTH);
    }

    private static String digits(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, digest)
                    .setBit(digest.length * Byte.SIZE)
                    .toString(32)
                    .toUpperCase(Locale.ROOT)
                    .substring(1);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no SHA-256", e);
        }
    }
}
