package io.vivenuoperator.poller.settings;

/** A variable is missing or wrong. The message names the variable and the fix, never a secret's value. */
public final class MisconfiguredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MisconfiguredException(String variable, String problem) {
        super(variable + " " + problem);
    }
}
