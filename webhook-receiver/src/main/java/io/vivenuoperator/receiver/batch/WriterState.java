package io.vivenuoperator.receiver.batch;

/** The writer's state. */
public sealed interface WriterState {
    /** Deliveries are being committed. */
    record Writing() implements WriterState {}

    /** Deliveries can't be committed now; the writer keeps reconnecting. */
    record Away(String reason) implements WriterState {}

    /** The writer has ended, by shutdown or by a failure. */
    record Ended(String reason) implements WriterState {}
}
