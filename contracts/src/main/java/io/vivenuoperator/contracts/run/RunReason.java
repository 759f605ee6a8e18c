package io.vivenuoperator.contracts.run;

/** Why a run is not Complete: a closed list, also used by the operator and the documentation. */
public enum RunReason {
    /** The vendor refuses the API key. */
    KEY_REFUSED("KeyRefused", RunOutcome.FAILED, false),
    /** The vendor's rate limit lasted longer than the run could wait. */
    RATE_LIMITED("RateLimited", RunOutcome.FAILED, true),
    /** No usable answer from the vendor. */
    VENDOR_UNAVAILABLE("VendorUnavailable", RunOutcome.FAILED, true),
    /** The vendor's answer does not match its API. */
    VENDOR_PROTOCOL("VendorProtocol", RunOutcome.FAILED, true),
    /** PostgreSQL is unreachable, or refused a statement. */
    DATABASE_UNAVAILABLE("DatabaseUnavailable", RunOutcome.FAILED, true),
    /** Login, TLS, rights, encoding or version is wrong, until a person changes it. */
    DATABASE_MISCONFIGURED("DatabaseMisconfigured", RunOutcome.FAILED, false),
    /** The database's schema does not fit this version, and waiting does not help. */
    SCHEMA_MISMATCH("SchemaMismatch", RunOutcome.FAILED, false),
    /** The schema is older; an upgrade may be in progress. */
    SCHEMA_BEHIND("SchemaMismatch", RunOutcome.FAILED, true),
    /** A setting is missing or wrong. */
    MISCONFIGURED("Misconfigured", RunOutcome.FAILED, false),
    /** The process was asked to stop. */
    INTERRUPTED("Interrupted", RunOutcome.FAILED, true),
    /** The heap was full. */
    OUT_OF_MEMORY("OutOfMemory", RunOutcome.FAILED, true),
    /** A bug: the log has the stack trace. */
    UNEXPECTED("Unexpected", RunOutcome.FAILED, true),
    /** The run's time was up; the next run resumes there. */
    DEADLINE_REACHED("DeadlineReached", RunOutcome.PARTIAL, true),
    /** Some events could not be read. */
    EVENTS_FAILED("EventsFailed", RunOutcome.PARTIAL, true),
    /** The stored counts match a smaller share of the vendor's than the region requires. */
    BELOW_THRESHOLD("BelowThreshold", RunOutcome.PARTIAL, true),
    /** No request was sent, because the window was empty by the vendor's clock. What changed is unknown. */
    WINDOW_EMPTY("WindowEmpty", RunOutcome.FAILED, true),
    /** Another run is working on this region. */
    HELD("Held", RunOutcome.PARTIAL, true);

    private final String word;
    private final RunOutcome outcome;
    private final boolean worthARetry;

    RunReason(String word, RunOutcome outcome, boolean worthARetry) {
        this.word = word;
        this.outcome = outcome;
        this.worthARetry = worthARetry;
    }

    /** The value in reports. */
    public String word() {
        return word;
    }

    public RunOutcome outcome() {
        return outcome;
    }

    /** Whether the same run may succeed later without anyone changing anything. */
    public boolean isWorthARetry() {
        return worthARetry;
    }
}
