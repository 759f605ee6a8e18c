package io.vivenuoperator.client.json;

/** A field is missing or not of the kind we know. The message names the field and never its value. */
final class UnreadableFieldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableFieldException(String field, String expected, String found) {
        super(field + " should be " + expected + " but is " + found);
    }
}
