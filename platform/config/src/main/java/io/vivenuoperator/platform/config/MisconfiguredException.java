package io.vivenuoperator.platform.config;

/** A variable or argument is missing or invalid. The message names it and the fix, and never contains a value. */
public final class MisconfiguredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names the variable and the problem.
     *
     * @param problem completes a sentence that begins with the variable's name: what is wrong, then the fix
     */
    public MisconfiguredException(String variable, String problem) {
        super(variable + " " + problem);
    }
}
