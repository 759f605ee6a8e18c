package io.vivenuoperator.receiver.batch;

/** How the writer is. */
public sealed interface WriterState {
    /** Deliveries can be committed. */
    record Writing() implements WriterState {}

    /** Deliveries can't be committed now; the writer keeps trying to come back. */
    record Away(String reason) implements WriterState {}

    /** The writer has ended, after a shutdown or because it can't go on. */
    record Ended(String reason) implements WriterState {}
}
