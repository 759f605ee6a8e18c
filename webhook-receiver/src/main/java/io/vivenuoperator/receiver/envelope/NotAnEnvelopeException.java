package io.vivenuoperator.receiver.envelope;

/** JSON, but not what Vivenu posts; ends the reading at the first field that is wrong. */
final class NotAnEnvelopeException extends Exception {

    NotAnEnvelopeException(String field, String problem) {
        super(field + ": " + problem);
    }
}
