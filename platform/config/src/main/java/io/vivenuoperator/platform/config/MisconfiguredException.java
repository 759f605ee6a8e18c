package io.vivenuoperator.platform.config;

/** A variable or argument is missing or wrong. The message names it and the fix, and never repeats a value. */
public final class MisconfiguredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Names what is wrong.
     *
     * @param problem the rest of a sentence that begins with the variable's name: what is wrong, then what to give
     */
    public MisconfiguredException(String variable, String problem) {
        super(variable + " " + problem);
    }
}
