package io.vivenuoperator.poller.report;

/** Why a run is not Complete; the closed list that the operator and the documentation know. */
public enum Reason {
    /** The vendor refuses the API key. */
    KEY_REFUSED("KeyRefused", Outcome.FAILED, false),
    /** The vendor's rate limit held on for longer than the run could wait. */
    RATE_LIMITED("RateLimited", Outcome.FAILED, true),
    /** No usable answer from the vendor. */
    VENDOR_UNAVAILABLE("VendorUnavailable", Outcome.FAILED, true),
    /** The vendor answers something that its API does not promise. */
    VENDOR_PROTOCOL("VendorProtocol", Outcome.FAILED, true),
    /** PostgreSQL is away, or refused a statement. */
    DATABASE_UNAVAILABLE("DatabaseUnavailable", Outcome.FAILED, true),
    /** Login, TLS, rights, encoding or version: wrong until a person changes it. */
    DATABASE_MISCONFIGURED("DatabaseMisconfigured", Outcome.FAILED, false),
    /** The schema in the database is not the one this version works with, and waiting won't help. */
    SCHEMA_MISMATCH("SchemaMismatch", Outcome.FAILED, false),
    /** The schema is older: an upgrade may be under way. */
    SCHEMA_BEHIND("SchemaMismatch", Outcome.FAILED, true),
    /** A setting is missing or wrong. */
    MISCONFIGURED("Misconfigured", Outcome.FAILED, false),
    /** The process was asked to stop. */
    INTERRUPTED("Interrupted", Outcome.FAILED, true),
    /** The heap was full. */
    OUT_OF_MEMORY("OutOfMemory", Outcome.FAILED, true),
    /** A bug: the log has the stack trace. */
    UNEXPECTED("Unexpected", Outcome.FAILED, true),
    /** The run's time was over; the next one goes on from there. */
    DEADLINE_REACHED("DeadlineReached", Outcome.PARTIAL, true),
    /** Some events could not be read. */
    EVENTS_FAILED("EventsFailed", Outcome.PARTIAL, true),
    /** The stored counts match less of the vendor's than the region asks for. */
    BELOW_THRESHOLD("BelowThreshold", Outcome.PARTIAL, true),
    /** Nothing was asked for: by the vendor's clock there was no window. Nobody knows what changed. */
    WINDOW_EMPTY("WindowEmpty", Outcome.FAILED, true),
    /** Another run works on this region. */
    HELD("Held", Outcome.PARTIAL, true);

    private final String word;
    private final Outcome outcome;
    private final boolean worthARetry;

    Reason(String word, Outcome outcome, boolean worthARetry) {
        this.word = word;
        this.outcome = outcome;
        this.worthARetry = worthARetry;
    }

    /** As it stands in reports. */
    public String word() {
        return word;
    }

    public Outcome outcome() {
        return outcome;
    }

    /** Whether the same run may succeed later without anybody changing anything. */
    public boolean isWorthARetry() {
        return worthARetry;
    }
}
