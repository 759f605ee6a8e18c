package io.vivenuoperator.poller.region;

/** How a run for a region ended. The unexpected (a lost lease, an unreachable database, a bug) is an exception. */
public sealed interface RunResult {
    /** It read what was requested; its statistics show what failed. */
    record Finished() implements RunResult {}

    /** It could not continue. What it stored stays, and the next run resumes there. */
    record CutShort(ReadFailure why) implements RunResult {}
}
