package io.vivenuoperator.contracts.historical;

import java.util.Arrays;
import java.util.Optional;

/** Why a historical sync ended as it did: a closed list, also used by the operator and the documentation. */
public enum HistoricalReason {
    /** Every chosen ticket is at the endpoint. */
    ALL_SENT("AllSent", HistoricalOutcome.COMPLETE, false),
    /** No ticket was chosen that the endpoint does not have yet. */
    NOTHING_TO_SEND("NothingToSend", HistoricalOutcome.COMPLETE, false),
    /** What would be sent was counted. */
    DRY_RUN_DONE("DryRunDone", HistoricalOutcome.COMPLETE, false),
    /** The test endpoint has taken one ticket. */
    TEST_SENT("TestSent", HistoricalOutcome.COMPLETE, false),
    /** The chosen tickets are in files. */
    FILES_WRITTEN("FilesWritten", HistoricalOutcome.COMPLETE, false),
    /** The endpoint does not want some tickets, or none of the first ones. */
    TICKETS_REFUSED("TicketsRefused", HistoricalOutcome.FAILED, false),
    /** Some tickets may have arrived or not; all others were sent. */
    TICKETS_IN_DOUBT("TicketsInDoubt", HistoricalOutcome.FAILED, false),
    /** The endpoint answers 401 or 403. */
    SIGNING_KEY_REFUSED("SigningKeyRefused", HistoricalOutcome.FAILED, false),
    /** The endpoint answers 404 or 410. */
    ENDPOINT_GONE("EndpointGone", HistoricalOutcome.FAILED, false),
    /** Some tickets were answered 408, 425, 429 or 5xx as often as they are sent. */
    RETRIES_EXHAUSTED("RetriesExhausted", HistoricalOutcome.FAILED, false),
    /** The endpoint did not come back within the time that a sync waits for it. */
    ENDPOINT_UNAVAILABLE("EndpointUnavailable", HistoricalOutcome.FAILED, true),
    /** Vivenu refuses the API key. */
    KEY_REFUSED("KeyRefused", HistoricalOutcome.FAILED, false),
    /** Vivenu does not have the event, or it is another seller's. */
    EVENT_NOT_FOUND("EventNotFound", HistoricalOutcome.FAILED, false),
    /** Vivenu's tickets could not be read so that their number agrees with its own. */
    READ_INCOMPLETE("ReadIncomplete", HistoricalOutcome.FAILED, true),
    /** There is no room for the files. */
    OUTPUT_FULL("OutputFull", HistoricalOutcome.FAILED, false),
    /** The files can't be written where they are wanted. */
    OUTPUT_NOT_WRITABLE("OutputNotWritable", HistoricalOutcome.FAILED, false),
    /** There is no such bucket. */
    BUCKET_NOT_FOUND("BucketNotFound", HistoricalOutcome.FAILED, false),
    /** The bucket's service refuses the credentials, or what they may do is not enough. */
    BUCKET_REFUSED("BucketRefused", HistoricalOutcome.FAILED, false),
    /** The bucket is in another region than the one that was given. */
    BUCKET_ELSEWHERE("BucketElsewhere", HistoricalOutcome.FAILED, false),
    /** The clock here and the service's differ too much. */
    CLOCK_SKEWED("ClockSkewed", HistoricalOutcome.FAILED, false),
    /** The bucket's service is away. */
    OUTPUT_UNAVAILABLE("OutputUnavailable", HistoricalOutcome.FAILED, true),
    /** PostgreSQL is unreachable, or somebody else holds the endpoint by now. */
    DATABASE_UNAVAILABLE("DatabaseUnavailable", HistoricalOutcome.FAILED, true),
    /** A setting is missing or wrong. */
    MISCONFIGURED("Misconfigured", HistoricalOutcome.FAILED, false),
    /** A bug: the log has the stack trace. */
    UNEXPECTED("Unexpected", HistoricalOutcome.FAILED, true),
    /** The process was asked to stop. */
    INTERRUPTED("Interrupted", HistoricalOutcome.STOPPED, true);

    private final String word;
    private final HistoricalOutcome outcome;
    private final boolean worthARetry;

    HistoricalReason(String word, HistoricalOutcome outcome, boolean worthARetry) {
        this.word = word;
        this.outcome = outcome;
        this.worthARetry = worthARetry;
    }

    /** The value in reports. */
    public String word() {
        return word;
    }

    static Optional<HistoricalReason> of(String word) {
        return Arrays.stream(values())
                .filter(reason -> reason.word.equals(word))
                .findFirst();
    }

    public HistoricalOutcome outcome() {
        return outcome;
    }

    /** Whether the same run may succeed later without anyone changing anything. */
    public boolean isWorthARetry() {
        return worthARetry;
    }
}
