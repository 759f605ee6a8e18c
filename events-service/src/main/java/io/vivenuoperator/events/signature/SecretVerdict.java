package io.vivenuoperator.events.signature;

/** What becomes of a text that shall be a signing secret. */
public sealed interface SecretVerdict {
    /** It can sign. */
    record Usable(SigningSecret secret) implements SecretVerdict {}

    /**
     * It can't.
     *
     * @param reason a word for a condition: {@code SecretTooShort} or {@code SecretMalformed}
     * @param message what is wrong and how to mend it; nothing of the secret
     */
    record Unusable(String reason, String message) implements SecretVerdict {}
}
