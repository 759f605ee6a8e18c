package io.vivenuoperator.platform.httpclient.egress;

/**
 * Why a URL may not be called.
 *
 * @param message one sentence with the rule and the fix; it may name the host, and never path, query or credentials
 */
public record TargetRefusal(EgressRule rule, String message) {}
