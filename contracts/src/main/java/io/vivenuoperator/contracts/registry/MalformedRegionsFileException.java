package io.vivenuoperator.contracts.registry;

/** The regions file is invalid. The message names the field and never contains a key. */
public final class MalformedRegionsFileException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedRegionsFileException(String message) {
        super(message);
    }
}
