package io.vivenuoperator.events.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * A secret that a subscription and its receiver share. Its text is the key of {@code X-Signature}; for Standard Webhooks the key is
 * what follows {@code whsec_} in base64, or the text if it does not begin so.
 */
public final class SigningSecret {
    /** Fewer characters, or octets behind {@code whsec_}, can be guessed. */
    public static final int SHORTEST = 16;

    private static final String PREFIX = "whsec_";
    private static final int GENERATED_OCTETS = 32;
    private static final String TOO_SHORT = "SecretTooShort";
    private static final String MALFORMED = "SecretMalformed";

    private final String text;
    private final byte[] webhookKey;

    private SigningSecret(String text, byte[] webhookKey) {
        this.text = text;
        this.webhookKey = webhookKey;
    }

    /**
     * Judges a text.
     *
     * @param text as the user gave it
     */
    public static SecretVerdict of(String text) {
        if (text.codePointCount(0, text.length()) < SHORTEST) {
            return new SecretVerdict.Unusable(
                    TOO_SHORT, "secret: has fewer than " + SHORTEST + " characters; take a longer one");
        }
        if (!text.equals(text.strip()) || text.chars().anyMatch(Character::isISOControl)) {
            return new SecretVerdict.Unusable(
                    MALFORMED,
                    "secret: begins or ends with a space or has a line break, which a receiver would not see; remove it");
        }
        return text.startsWith(PREFIX) ? decoded(text) : usable(text, text.getBytes(UTF_8));
    }

    private static SecretVerdict decoded(String text) {
        String encoded = text.substring(PREFIX.length());
        byte[] key;
        try {
            key = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException _) {
            key = new byte[0];
        }
        if (!Base64.getEncoder().encodeToString(key).equals(encoded)) {
            return new SecretVerdict.Unusable(
                    MALFORMED,
                    "secret: what follows whsec_ is not base64 with its padding; encode the key again, or leave whsec_ out");
        }
        return key.length < SHORTEST
                ? new SecretVerdict.Unusable(
                        TOO_SHORT,
                        "secret: the key behind whsec_ has fewer than " + SHORTEST + " octets; take 24 or more")
                : usable(text, key);
    }

    private static SecretVerdict usable(String text, byte[] webhookKey) {
        return new SecretVerdict.Usable(new SigningSecret(text, webhookKey));
    }

    /** A new one: {@code whsec_} and 32 random octets. */
    public static SigningSecret generated(SecureRandom random) {
        byte[] key = new byte[GENERATED_OCTETS];
        random.nextBytes(key);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key), key);
    }

    /** The secret itself, to be stored encrypted and shown once. */
    public String reveal() {
        return text;
    }

    /** The key of {@code X-Signature}. */
    byte[] textKey() {
        return text.getBytes(UTF_8);
    }

    /** The key of {@code webhook-signature}. */
    byte[] webhookKey() {
        return webhookKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(webhookKey);
    }

    /** Without the secret, which would end up in a log. */
    @Override
    public String toString() {
        return "SigningSecret[redacted]";
    }
}
