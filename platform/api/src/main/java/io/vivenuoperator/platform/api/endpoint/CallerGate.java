package io.vivenuoperator.platform.api.endpoint;

import io.vivenuoperator.platform.api.caller.CallerAuthentication;
import io.vivenuoperator.platform.api.caller.Scope;
import java.time.Clock;

/**
 * Who gets through to the answers of a program.
 *
 * @param authentication says who asks
 * @param quota how often each may
 * @param refusals what everybody else is told
 * @param clock the time of a request
 */
public record CallerGate(CallerAuthentication authentication, RequestQuota quota, Refusals refusals, Clock clock) {
    /** The same answer for those only who have the scope. */
    public KeyedEndpoint open(Scope scope, KeyedAnswer answer) {
        return new KeyedEndpoint(scope, answer, this);
    }
}
