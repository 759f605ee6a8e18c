package io.vivenuoperator.load.settings;

/** A variable is missing or wrong; the message names it and the fix, and never repeats its value. */
public final class MisconfiguredException extends RuntimeException {
    MisconfiguredException(String message) {
        super(message);
    }
}
