package io.vivenuoperator.load.delivery;

/** A request that a loop sends. */
@FunctionalInterface
public interface WireRequest {
    /** Head and body of HTTP/1.1. */
    byte[] octets(String host);
}
