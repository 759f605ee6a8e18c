package io.vivenuoperator.contracts.registry;

/** A regions file is not what the controller writes. The message names the field and never holds a key. */
public final class MalformedRegionsFileException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedRegionsFileException(String message) {
        super(message);
    }
}
