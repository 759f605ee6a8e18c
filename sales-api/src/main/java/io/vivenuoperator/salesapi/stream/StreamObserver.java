package io.vivenuoperator.salesapi.stream;

/** Counts what the streams do. */
public interface StreamObserver {
    /** A message was made, for all clients of a region. */
    void published(String event);

    /** A client is served no longer, for this reason. */
    void ended(String reason);
}
