package io.vivenuoperator.controller.historical;

import io.vivenuoperator.contracts.historical.HistoricalReason;
import io.vivenuoperator.contracts.historical.SyncState;
import io.vivenuoperator.operator.condition.ConditionReason;

/** Every reason of a sync's conditions and Events, with its meaning for the reader. */
public enum SyncReason implements ConditionReason {
    PENDING("Pending", "No controller has looked at the sync yet; the API server sets this by default."),
    UNEXPECTED_ERROR("UnexpectedError", "Reconciliation failed unexpectedly; see the controller's log. It is retried."),
    KUBERNETES_REFUSED(
            "KubernetesRefused",
            "Kubernetes refuses a write of the controller (quota, admission, rights): the message quotes Kubernetes. Retried."),
    ACCEPTED("Accepted", "What the spec names is there and allowed."),
    NAMESPACE_NOT_SERVED(
            "NamespaceNotServed",
            "Syncs run beside the database's Secret: create region, Secret and sync in the operator's own namespace."),
    REGION_NOT_FOUND(
            "RegionNotFound", "spec.regionRef names no VivenuRegion of this namespace: create it, or another sync."),
    REGION_NOT_READY(
            "RegionNotReady",
            "The region's API key is not known to be good (its condition CredentialsValid): see its status. Looked at again when that changes."),
    SECRET_NOT_FOUND(
            "SecretNotFound",
            "The Secret that the spec names for the signing key or the bucket is not in this namespace: create it."),
    SECRET_KEY_MISSING("SecretKeyMissing", "The Secret has no such key, or an empty value: add it."),
    ENDPOINT_NOT_ALLOWED(
            "EndpointNotAllowed",
            "The endpoint's host is not on the installation's list: whoever runs it adds it to historical.endpoints."),
    VOLUME_CLAIM_NOT_FOUND(
            "VolumeClaimNotFound",
            "spec.output.volumeClaim names no PersistentVolumeClaim of this namespace: create it. Looked at again each minute."),
    NOT_STARTED("NotStarted", "The sync is not accepted, so nothing has begun: see the condition Accepted."),
    STARTING("Starting", "The Job is made, and its pod has not begun to work yet."),
    PLANNING("Planning", "The pod reads Vivenu's tickets and decides which are sent."),
    SENDING("Sending", "Tickets are being sent."),
    WAITING_FOR_BUDGET("WaitingForBudget", "The API key has no request left for now; polls use the same one."),
    WAITING_FOR_ENDPOINT(
            "WaitingForEndpoint",
            "The endpoint is away; the message says since when, how it answered, and when it is tried next."),
    WAITING_FOR_OTHER_SYNC(
            "WaitingForOtherSync", "Another sync sends to the same endpoint; this one goes on when it ends."),
    STOPPING("Stopping", "The pod was told to stop: it finishes the ticket under way."),
    PAUSED("Paused", "spec.suspend is true, and nothing runs: set it to false to go on."),
    POD_STUCK("PodStuck", "No pod can be started: the message says why, or where to look."),
    PROGRESS_UNKNOWN(
            "ProgressUnknown",
            "The pod runs, and does not answer on its management port: a NetworkPolicy may be in the way. It works all the same, and its end is seen."),
    FINISHED("Finished", "The sync has ended: see the conditions Complete and Failed."),
    ALL_SENT("AllSent", "Every chosen ticket is at the endpoint."),
    NOTHING_TO_SEND("NothingToSend", "No ticket was chosen that the endpoint does not have yet."),
    DRY_RUN_DONE("DryRunDone", "What would be sent was counted."),
    TEST_SENT("TestSent", "The test endpoint has taken one ticket."),
    FILES_WRITTEN("FilesWritten", "The chosen tickets are in files."),
    TICKETS_REFUSED(
            "TicketsRefused",
            "The endpoint does not want some tickets: status.errors says which answers they got. Another sync tries them again."),
    TICKETS_IN_DOUBT(
            "TicketsInDoubt",
            "Some tickets may have arrived or not; the view replayed_tickets names them. Look at the endpoint, or send them again by a sync with inDoubt: Resend."),
    CANCELED("Canceled", "spec.cancel is true: the sync was ended. Another one sends the rest."),
    SIGNING_KEY_REFUSED(
            "SigningKeyRefused", "The endpoint answers 401 or 403: is the signing key the one that it verifies with?"),
    ENDPOINT_GONE("EndpointGone", "The endpoint answers 404 or 410: is the URL spelled right?"),
    ENDPOINT_UNAVAILABLE("EndpointUnavailable", "The endpoint did not come back in time. Another sync sends the rest."),
    RETRIES_EXHAUSTED(
            "RetriesExhausted",
            "Some tickets, or the pod itself, failed as often as is tried: the message says which. Another sync goes on."),
    KEY_REFUSED("KeyRefused", "Vivenu refuses the region's API key."),
    EVENT_NOT_FOUND("EventNotFound", "Vivenu does not have the event, or it is another seller's."),
    READ_INCOMPLETE(
            "ReadIncomplete",
            "Vivenu's tickets could not be read so that their number agrees with its own. Try again later."),
    OUTPUT_FULL("OutputFull", "There is no room for the files, or for the pod's own scratch space."),
    OUTPUT_NOT_WRITABLE("OutputNotWritable", "The files can't be written: is the volume mounted read-only?"),
    BUCKET_NOT_FOUND(
            "BucketNotFound",
            "There is no bucket as spec.output.objectStore names it: create it, or correct the name."),
    BUCKET_REFUSED(
            "BucketRefused",
            "The bucket's service refuses the credentials, or what they allow is not enough: the message says which rights are needed."),
    BUCKET_ELSEWHERE(
            "BucketElsewhere",
            "The bucket is not in spec.output.objectStore.region: the message names its region, if the service does."),
    CLOCK_SKEWED(
            "ClockSkewed",
            "The node's clock and that of the bucket's service differ by more than is allowed: set the one that is wrong."),
    OUTPUT_UNAVAILABLE(
            "OutputUnavailable",
            "The bucket's service is away, and was asked several times. Another sync writes the files."),
    DATABASE_UNAVAILABLE(
            "DatabaseUnavailable", "PostgreSQL is unreachable, or somebody else has taken the endpoint over."),
    MISCONFIGURED("Misconfigured", "The program does not accept a setting: the message names it."),
    UNEXPECTED("Unexpected", "A bug of vivenu-operator: the pod's log has the stack trace."),
    STARTED("Started", "The Job was made."),
    PLANNED("Planned", "The tickets were read and judged: the message has the counts."),
    RESUMED("Resumed", "spec.suspend is false again."),
    ENDPOINT_BACK("EndpointBack", "The endpoint takes tickets again.");

    private final String wireName;
    private final String meaning;

    SyncReason(String wireName, String meaning) {
        this.wireName = wireName;
        this.meaning = meaning;
    }

    @Override
    public String wireName() {
        return wireName;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    /** Of a running sync. */
    static SyncReason of(SyncState state) {
        return switch (state) {
            case PLANNING -> PLANNING;
            case SENDING, FINISHING -> SENDING;
            case WAITING_FOR_BUDGET -> WAITING_FOR_BUDGET;
            case WAITING_FOR_ENDPOINT -> WAITING_FOR_ENDPOINT;
            case WAITING_FOR_OTHER_SYNC -> WAITING_FOR_OTHER_SYNC;
        };
    }

    /** Of one that has ended by its report. */
    static SyncReason of(HistoricalReason reason) {
        return switch (reason) {
            case ALL_SENT -> ALL_SENT;
            case NOTHING_TO_SEND -> NOTHING_TO_SEND;
            case DRY_RUN_DONE -> DRY_RUN_DONE;
            case TEST_SENT -> TEST_SENT;
            case FILES_WRITTEN -> FILES_WRITTEN;
            case TICKETS_REFUSED -> TICKETS_REFUSED;
            case TICKETS_IN_DOUBT -> TICKETS_IN_DOUBT;
            case SIGNING_KEY_REFUSED -> SIGNING_KEY_REFUSED;
            case ENDPOINT_GONE -> ENDPOINT_GONE;
            case RETRIES_EXHAUSTED, INTERRUPTED -> RETRIES_EXHAUSTED;
            case ENDPOINT_UNAVAILABLE -> ENDPOINT_UNAVAILABLE;
            case KEY_REFUSED -> KEY_REFUSED;
            case EVENT_NOT_FOUND -> EVENT_NOT_FOUND;
            case READ_INCOMPLETE -> READ_INCOMPLETE;
            case OUTPUT_FULL -> OUTPUT_FULL;
            case OUTPUT_NOT_WRITABLE -> OUTPUT_NOT_WRITABLE;
            case BUCKET_NOT_FOUND -> BUCKET_NOT_FOUND;
            case BUCKET_REFUSED -> BUCKET_REFUSED;
            case BUCKET_ELSEWHERE -> BUCKET_ELSEWHERE;
            case CLOCK_SKEWED -> CLOCK_SKEWED;
            case OUTPUT_UNAVAILABLE -> OUTPUT_UNAVAILABLE;
            case DATABASE_UNAVAILABLE -> DATABASE_UNAVAILABLE;
            case MISCONFIGURED -> MISCONFIGURED;
            case UNEXPECTED -> UNEXPECTED;
        };
    }
}
