package io.vivenuoperator.events.trial;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.events.attempt.AttemptReason;
import io.vivenuoperator.events.attempt.AttemptResult;
import io.vivenuoperator.events.attempt.AttemptVerdict;
import io.vivenuoperator.events.webhook.WebhookRegister;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;

/** {@code POST /webhooks/{id}/test}: what its endpoint answers to a signed event now. */
public final class TrialAnswer implements KeyedAnswer {
    /** Each may wait for an endpoint as long as a delivery may. */
    private static final int AT_ONCE = 8;

    private final WebhookRegister register;
    private final WebhookTrial trial;
    private final Semaphore free = new Semaphore(AT_ONCE);

    public TrialAnswer(WebhookRegister register, WebhookTrial trial) {
        this.register = register;
        this.trial = trial;
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        Parameters.of(exchange.query(), List.of());
        return register.find(exchange.path("id"), asker.caller().regions()).map(this::tried);
    }

    private Answer tried(SubscriptionRecord webhook) {
        if (!free.tryAcquire()) {
            return Answer.problem(Problem.of(
                            Status.SERVICE_UNAVAILABLE_503,
                            "TooBusy",
                            "too many webhooks are being tried at the moment")
                    .passing());
        }
        try {
            return Answer.json(Status.OK_200, json(trial.send(webhook)).toString())
                    .with(HeaderNames.CACHE_CONTROL, "no-store");
        } finally {
            free.release();
        }
    }

    private static ObjectNode json(AttemptResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (result.verdict()) {
            case AttemptVerdict.Accepted(int status) -> put(json, true, OptionalInt.of(status), Optional.empty());
            case AttemptVerdict.Failed(var status, var reason, var _) -> put(json, false, status, Optional.of(reason));
            case AttemptVerdict.Hopeless(var status, var reason) -> put(json, false, status, Optional.of(reason));
        }
        return json.put("millis", result.took().toMillis())
                .put("answer", result.text())
                .put("detail", result.detail().orElse(null));
    }

    private static void put(ObjectNode json, boolean delivered, OptionalInt status, Optional<AttemptReason> reason) {
        json.put("delivered", delivered);
        if (status.isPresent()) {
            json.put("status", status.getAsInt());
        } else {
            json.putNull("status");
        }
        json.put("reason", reason.map(AttemptReason::word).orElse(null));
    }
}
