package io.vivenuoperator.events.attempt;

/** Why an attempt failed. The words are those of the condition {@code Delivering}. */
public enum AttemptReason {
    NAME_NOT_RESOLVED("NameNotResolved"),
    ADDRESS_REFUSED("AddressRefused"),
    CONNECT_FAILED("ConnectFailed"),
    TLS_FAILED("TlsFailed"),
    CERTIFICATE_REJECTED("CertificateRejected"),
    TIMEOUT("Timeout"),
    REDIRECTED("Redirected"),
    CLIENT_ERROR("ClientError"),
    SERVER_ERROR("ServerError"),
    THROTTLED("Throttled"),
    GONE("Gone"),
    SECRET_NOT_FOUND("SecretNotFound"),
    PAYLOAD_TOO_LARGE("PayloadTooLarge"),
    /** No request can be made of the message that HTTP allows. */
    NOT_SENDABLE("NotSendable"),
    /** The log no longer has the message. */
    MESSAGE_EXPIRED("MessageExpired");

    private final String word;

    AttemptReason(String word) {
        this.word = word;
    }

    /** As tables, metrics and statuses have it. */
    public String word() {
        return word;
    }
}
