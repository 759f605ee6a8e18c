package io.vivenuoperator.simulator.api;

/** A request that violates Vivenu's document; the message is sent to the caller. */
final class InvalidRequest extends RuntimeException {
    InvalidRequest(String message) {
        super(message, null, false, false);
    }
}
