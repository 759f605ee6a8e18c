package io.vivenuoperator.receiver.envelope;

/** JSON, but not a delivery of Vivenu; thrown at the first wrong field. */
final class NotAnEnvelopeException extends Exception {
    private final String problem;

    NotAnEnvelopeException(String field, String problem) {
        super(field + ": " + problem);
        this.problem = field + ": " + problem;
    }

    /** The problem, starting with the field's name. */
    String problem() {
        return problem;
    }
}
