package io.vivenuoperator.platform.service.wire;

/** Aborts the reading of a message. */
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
