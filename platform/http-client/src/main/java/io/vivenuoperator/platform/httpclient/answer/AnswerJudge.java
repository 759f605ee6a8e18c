package io.vivenuoperator.platform.httpclient.answer;

import java.io.IOException;

/**
 * Knows a service's own errors. A status alone does not say who answered: firewalls, proxies, login pages and gateways answer
 * with the same ones.
 */
@FunctionalInterface
public interface AnswerJudge {
    /**
     * Whether the service itself wrote this answer, whose status is not 2xx.
     *
     * @param body need not be read where the head says enough
     * @throws IOException when the body broke off
     */
    boolean isOwnError(AnswerHead head, ErrorBody body) throws IOException;
}
