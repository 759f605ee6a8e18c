package io.vivenuoperator.load.settings;

/** A variable is missing or invalid; the message names it and the fix, and never contains its value. */
public final class MisconfiguredException extends RuntimeException {
    public MisconfiguredException(String message) {
        super(message);
    }
}
