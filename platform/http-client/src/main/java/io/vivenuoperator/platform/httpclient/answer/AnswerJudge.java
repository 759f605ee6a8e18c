package io.vivenuoperator.platform.httpclient.answer;

import java.io.IOException;
import java.util.Optional;

/**
 * Recognises a service's own errors. A status alone does not show who answered: firewalls, proxies, login pages and
 * gateways use the same ones.
 */
@FunctionalInterface
public interface AnswerJudge {
    /**
     * Whether the service itself wrote this answer, whose status is not 2xx.
     *
     * @param body need not be read if the head is sufficient
     * @throws IOException if the body was cut off
     */
    boolean isOwnError(AnswerHead head, ErrorBody body) throws IOException;

    /**
     * What the service says with such an answer; empty if the service did not write it. A service whose bodies say more than
     * its statuses overrides this.
     *
     * @param body can be read once
     * @throws IOException if the body was cut off
     */
    default Optional<OwnError> ownError(AnswerHead head, ErrorBody body) throws IOException {
        return isOwnError(head, body) ? Optional.of(OwnError.byStatus()) : Optional.empty();
    }
}
