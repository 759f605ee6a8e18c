package io.vivenuoperator.platform.api.endpoint;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.caller.Scope;
import io.vivenuoperator.platform.api.caller.Verdict;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.BodyGoneException;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A request that only a known caller may send. */
public final class KeyedEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedEndpoint.class);
    private static final HeaderName POLICY = HeaderNames.create("RateLimit-Policy");
    private static final HeaderName LIMIT = HeaderNames.create("RateLimit");

    private final Scope scope;
    private final KeyedAnswer answers;
    private final CallerGate gate;

    KeyedEndpoint(Scope scope, KeyedAnswer answers, CallerGate gate) {
        this.scope = scope;
        this.answers = answers;
        this.gate = gate;
    }

    @Override
    public Answer answer(Exchange exchange) throws IOException, BodyGoneException {
        Supplier<Verdict> verdict = () -> gate.authentication().judge(exchange::combined);
        Answer answer =
                switch (verdict.get()) {
                    case Verdict.Known(Caller caller) -> withinQuota(exchange, new Asker(caller, verdict));
                    case Verdict.Refused refused -> gate.refusals().of(refused);
                };
        return answer.with(HeaderNames.VARY, "Accept, Accept-Encoding, Authorization, Cookie")
                .with(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    }

    /** An answer that repeats nothing costs nothing. */
    private Answer withinQuota(Exchange exchange, Asker asker) throws IOException, BodyGoneException {
        RequestQuota quota = gate.quota();
        Caller caller = asker.caller();
        RequestQuota.Share taken = quota.take(caller.name());
        Answer answer = taken.granted() ? withinScope(exchange, asker) : Refusals.overQuota(taken.secondsLeft());
        boolean free = answer.status().equals(Status.NOT_MODIFIED_304);
        RequestQuota.Share share = free ? quota.giveBack(caller.name(), taken) : taken;
        return answer.with(line -> line.addKeyValue("key", caller.name()))
                .with(POLICY, quota.policy())
                .with(LIMIT, RequestQuota.header(share));
    }

    private Answer withinScope(Exchange exchange, Asker asker) throws IOException, BodyGoneException {
        return asker.caller().scopes().contains(scope) ? asked(exchange, asker) : Refusals.withoutScope(scope);
    }

    private Answer asked(Exchange exchange, Asker asker) throws IOException, BodyGoneException {
        try {
            return answers.answer(exchange, asker, gate.clock().instant().truncatedTo(ChronoUnit.MICROS))
                    .orElseGet(gate.refusals()::notFound);
        } catch (BadParameterException e) {
            return Refusals.badParameter(e);
        } catch (UnfilledException e) {
            return Refusals.notFilled();
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Question could not be answered");
            return Refusals.database(e);
        }
    }
}
