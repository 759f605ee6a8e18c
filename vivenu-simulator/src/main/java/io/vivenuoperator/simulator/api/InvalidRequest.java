package io.vivenuoperator.simulator.api;

/** A request that breaks a rule of Vivenu's document; its message is what the caller is told. */
final class InvalidRequest extends RuntimeException {
    InvalidRequest(String message) {
        super(message, null, false, false);
    }
}
