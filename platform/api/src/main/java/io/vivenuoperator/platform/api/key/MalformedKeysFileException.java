package io.vivenuoperator.platform.api.key;

/** A keys file that can't be used; the message names the field and contains nothing of its values. */
public final class MalformedKeysFileException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedKeysFileException(String message) {
        super(message);
    }
}
