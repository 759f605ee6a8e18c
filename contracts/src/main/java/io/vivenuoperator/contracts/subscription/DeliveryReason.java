package io.vivenuoperator.contracts.subscription;

import io.vivenuoperator.contracts.condition.ConditionStatus;
import java.util.Arrays;
import java.util.Optional;

/** How a subscription's delivery is, by its last attempt: a closed list, the reasons of the condition Delivering. */
public enum DeliveryReason {
    DELIVERED("Delivered", ConditionStatus.TRUE),
    NOTHING_SENT_YET("NothingSentYet", ConditionStatus.UNKNOWN),
    NAME_NOT_RESOLVED("NameNotResolved", ConditionStatus.FALSE),
    ADDRESS_REFUSED("AddressRefused", ConditionStatus.FALSE),
    CONNECT_FAILED("ConnectFailed", ConditionStatus.FALSE),
    TLS_FAILED("TlsFailed", ConditionStatus.FALSE),
    CERTIFICATE_REJECTED("CertificateRejected", ConditionStatus.FALSE),
    TIMEOUT("Timeout", ConditionStatus.FALSE),
    REDIRECTED("Redirected", ConditionStatus.FALSE),
    CLIENT_ERROR("ClientError", ConditionStatus.FALSE),
    SERVER_ERROR("ServerError", ConditionStatus.FALSE),
    THROTTLED("Throttled", ConditionStatus.FALSE),
    CIRCUIT_OPEN("CircuitOpen", ConditionStatus.FALSE),
    GONE("Gone", ConditionStatus.FALSE),
    DISABLED_AFTER_FAILURES("DisabledAfterFailures", ConditionStatus.FALSE);

    private final String wireName;
    private final ConditionStatus status;

    DeliveryReason(String wireName, ConditionStatus status) {
        this.wireName = wireName;
        this.status = status;
    }

    /** The name on the wire, in the status and in metrics. */
    public String wireName() {
        return wireName;
    }

    /** What it makes of the condition. */
    public ConditionStatus status() {
        return status;
    }

    /** Whether nothing is delivered before a person has acted. */
    public boolean isDisabled() {
        return this == GONE || this == DISABLED_AFTER_FAILURES;
    }

    /** Empty for a word of a later release. */
    public static Optional<DeliveryReason> of(String wireName) {
        return Arrays.stream(values())
                .filter(reason -> reason.wireName.equals(wireName))
                .findFirst();
    }
}
