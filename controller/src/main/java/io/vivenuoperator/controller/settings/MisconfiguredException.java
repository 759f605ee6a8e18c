package io.vivenuoperator.controller.settings;

/** The environment is not usable; the message names the variable and the fix. */
public final class MisconfiguredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MisconfiguredException(String message) {
        super(message);
    }
}
