package io.vivenuoperator.platform.service.wire;

/** Ends the reading of a message from within. */
final class FaultException extends Exception {
    private final transient FramingFault fault;

    FaultException(FramingFault fault) {
        super(fault.message());
        this.fault = fault;
    }

    FramingFault fault() {
        return fault;
    }
}
