package io.vivenuoperator.platform.api.token;

/** A token that proves nothing; the message says why, and nothing of what the token says. */
final class InvalidTokenException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidTokenException(String message) {
        super(message);
    }
}
