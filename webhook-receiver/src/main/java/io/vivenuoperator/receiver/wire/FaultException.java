package io.vivenuoperator.receiver.wire;

/** Ends the reading of a message from within. */
final class FaultException extends Exception {

    private final transient Fault fault;

    FaultException(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
