package io.vivenuoperator.receiver.envelope;

/** JSON, but not what Vivenu posts; ends the reading at the first field that is wrong. */
final class NotAnEnvelopeException extends Exception {
    private final String problem;

    NotAnEnvelopeException(String field, String problem) {
        super(field + ": " + problem);
        this.problem = field + ": " + problem;
    }

    /** Names the field first. */
    String problem() {
        return problem;
    }
}
