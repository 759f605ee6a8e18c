package io.vivenuoperator.platform.httpclient.pinned;

/** Why a request got no answer; a closed list, also for conditions and metrics. */
public enum TargetFailure {
    NAME_NOT_RESOLVED("NameNotResolved"),
    ADDRESS_REFUSED("AddressRefused"),
    /** No connection, or one that broke before the answer was whole, or an answer that is no HTTP. */
    CONNECT_FAILED("ConnectFailed"),
    TLS_FAILED("TlsFailed"),
    CERTIFICATE_REJECTED("CertificateRejected"),
    TIMEOUT("Timeout");

    private final String label;

    TargetFailure(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
