package io.vivenuoperator.platform.httpclient.egress;

/** Ends the reading of a URL; inside this package only, {@link TargetUrl#parse} makes a value of it. */
final class RefusedUrlException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient TargetRefusal refusal;

    RefusedUrlException(EgressRule rule, String message) {
        super(message, null, false, false);
        this.refusal = new TargetRefusal(rule, message);
    }

    TargetRefusal refusal() {
        return refusal;
    }
}
