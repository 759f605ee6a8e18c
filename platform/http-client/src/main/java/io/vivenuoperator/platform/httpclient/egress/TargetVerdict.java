package io.vivenuoperator.platform.httpclient.egress;

/** What a URL's text says. */
public sealed interface TargetVerdict {
    /** It can be called, as far as its text tells. */
    record Accepted(TargetUrl url) implements TargetVerdict {}

    /** It can't. */
    record Refused(TargetRefusal refusal) implements TargetVerdict {}
}
