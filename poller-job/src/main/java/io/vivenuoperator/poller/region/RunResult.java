package io.vivenuoperator.poller.region;

/** How a run over a region ended. What nobody expects (a lost lease, a database that is away, a bug) is an exception. */
public sealed interface RunResult {

    /** It read what it was asked for; its statistics say what of it failed. */
    record Finished() implements RunResult {}

    /** It could not go on. What it stored stays, and the next run goes on from there. */
    record CutShort(ReadFailure why) implements RunResult {}
}
