package io.vivenuoperator.simulators.klaviyo.world;

/** A profile has the same e-mail address or the same id. */
public final class DuplicateProfileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String otherId;

    DuplicateProfileException(String otherId) {
        super("a profile already exists with one of these identifiers");
        this.otherId = otherId;
    }

    /** The other's id. */
    public String otherId() {
        return otherId;
    }
}
