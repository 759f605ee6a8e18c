package io.vivenuoperator.receiver.settings;

/** The environment is wrong in a way that a restart does not cure; the message names the variable and the fix. */
public final class MisconfiguredException extends RuntimeException {

    public MisconfiguredException(String message) {
        super(message);
    }
}
