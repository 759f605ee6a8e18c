package io.vivenuoperator.contracts.run;

/** Why a run is not Complete; the closed list that the operator and the documentation know. */
public enum RunReason {
    /** The vendor refuses the API key. */
    KEY_REFUSED("KeyRefused", RunOutcome.FAILED, false),
    /** The vendor's rate limit held on for longer than the run could wait. */
    RATE_LIMITED("RateLimited", RunOutcome.FAILED, true),
    /** No usable answer from the vendor. */
    VENDOR_UNAVAILABLE("VendorUnavailable", RunOutcome.FAILED, true),
    /** The vendor answers something that its API does not promise. */
    VENDOR_PROTOCOL("VendorProtocol", RunOutcome.FAILED, true),
    /** PostgreSQL is away, or refused a statement. */
    DATABASE_UNAVAILABLE("DatabaseUnavailable", RunOutcome.FAILED, true),
    /** Login, TLS, rights, encoding or version: wrong until a person changes it. */
    DATABASE_MISCONFIGURED("DatabaseMisconfigured", RunOutcome.FAILED, false),
    /** The schema in the database is not the one this version works with, and waiting won't help. */
    SCHEMA_MISMATCH("SchemaMismatch", RunOutcome.FAILED, false),
    /** The schema is older: an upgrade may be under way. */
    SCHEMA_BEHIND("SchemaMismatch", RunOutcome.FAILED, true),
    /** A setting is missing or wrong. */
    MISCONFIGURED("Misconfigured", RunOutcome.FAILED, false),
    /** The process was asked to stop. */
    INTERRUPTED("Interrupted", RunOutcome.FAILED, true),
    /** The heap was full. */
    OUT_OF_MEMORY("OutOfMemory", RunOutcome.FAILED, true),
    /** A bug: the log has the stack trace. */
    UNEXPECTED("Unexpected", RunOutcome.FAILED, true),
    /** The run's time was over; the next one goes on from there. */
    DEADLINE_REACHED("DeadlineReached", RunOutcome.PARTIAL, true),
    /** Some events could not be read. */
    EVENTS_FAILED("EventsFailed", RunOutcome.PARTIAL, true),
    /** The stored counts match less of the vendor's than the region asks for. */
    BELOW_THRESHOLD("BelowThreshold", RunOutcome.PARTIAL, true),
    /** Nothing was asked for: by the vendor's clock there was no window. Nobody knows what changed. */
    WINDOW_EMPTY("WindowEmpty", RunOutcome.FAILED, true),
    /** Another run works on this region. */
    HELD("Held", RunOutcome.PARTIAL, true);

    private final String word;
    private final RunOutcome outcome;
    private final boolean worthARetry;

    RunReason(String word, RunOutcome outcome, boolean worthARetry) {
        this.word = word;
        this.outcome = outcome;
        this.worthARetry = worthARetry;
    }

    /** As it stands in reports. */
    public String word() {
        return word;
    }

    public RunOutcome outcome() {
        return outcome;
    }

    /** Whether the same run may succeed later without anybody changing anything. */
    public boolean isWorthARetry() {
        return worthARetry;
    }
}
