package io.vivenuoperator.platform.api.endpoint;

import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Verdict;
import java.util.function.Supplier;

/**
 * Who sent a request.
 *
 * @param verdict on the same credentials at any later time: an answer that goes on ends when they are not good any more
 */
public record Asker(Caller caller, Supplier<Verdict> verdict) {}
