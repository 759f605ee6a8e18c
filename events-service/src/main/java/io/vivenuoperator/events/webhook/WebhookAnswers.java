package io.vivenuoperator.events.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.events.body.ObjectAnswer;
import io.vivenuoperator.events.body.SentFields;
import io.vivenuoperator.platform.api.caller.Caller;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.store.subscription.SubscriptionOrigin;
import io.vivenuoperator.store.subscription.SubscriptionPage;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is answered at {@code /webhooks} and below. */
public final class WebhookAnswers {
    private static final String ID = "id";
    private static final int USUAL = 100;
    private static final int LARGEST = 500;

    private final WebhookRegister register;
    private final WebhookTargets targets;

    public WebhookAnswers(WebhookRegister register, WebhookTargets targets) {
        this.register = register;
        this.targets = targets;
    }

    /** {@code POST /webhooks}. */
    public KeyedAnswer creating() {
        return new ObjectAnswer(
                WebhookFields.KNOWN, (_, fields, asker, now) -> Optional.of(created(fields, asker.caller(), now)));
    }

    private Answer created(SentFields fields, Caller caller, Instant now) throws BadParameterException {
        if (!register.keepsSecrets()) {
            return Answer.problem(Problem.of(
                            Status.SERVICE_UNAVAILABLE_503,
                            "NoEncryptionKeys",
                            "the service has no ENCRYPTION_KEYS_FILE and can't keep a webhook's secret")
                    .untilMended());
        }
        WebhookRegister.MadeWebhook made = register.create(new WebhookFields(fields, targets), caller, now);
        ObjectNode json = WebhookText.of(made.subscription()).put("secret", made.secret());
        made.warning().ifPresent(warning -> json.put("warning", warning));
        return unstored(Answer.json(Status.CREATED_201, json.toString()));
    }

    /** {@code GET /webhooks}. */
    public KeyedAnswer listing() {
        return (exchange, asker, _) -> {
            Parameters parameters = Parameters.of(exchange.query(), List.of("limit", "after"));
            int limit = parameters.number("limit", USUAL, 1, LARGEST);
            Optional<SubscriptionPage.PagePlace> after = after(parameters, asker);
            return Optional.of(unstored(Answer.json(
                    Status.OK_200,
                    page(register.list(asker.caller().regions(), after, limit + 1), limit)
                            .toString())));
        };
    }

    private Optional<SubscriptionPage.PagePlace> after(Parameters parameters, Asker asker)
            throws BadParameterException {
        Optional<String> id = parameters.text("after");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(register.find(id.get(), asker.caller().regions())
                .map(one -> new SubscriptionPage.PagePlace(
                        one.createdAt(), one.identity().uid()))
                .orElseThrow(() -> new BadParameterException("after", "must be the 'next' of a page")));
    }

    private static ObjectNode page(List<SubscriptionRecord> found, int limit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var list = json.putArray("webhooks");
        found.stream().limit(limit).forEach(one -> list.add(WebhookText.of(one)));
        if (found.size() > limit) {
            json.put("next", found.get(limit - 1).identity().uid());
        } else {
            json.putNull("next");
        }
        return json;
    }

    /** {@code GET /webhooks/{id}}. */
    public KeyedAnswer showing() {
        return (exchange, asker, _) -> {
            Parameters.of(exchange.query(), List.of());
            return found(exchange, asker).map(WebhookAnswers::shown);
        };
    }

    /** {@code PATCH /webhooks/{id}}. */
    public KeyedAnswer changing() {
        return new ObjectAnswer(WebhookFields.KNOWN, (exchange, fields, asker, now) -> {
            Optional<SubscriptionRecord> found = found(exchange, asker);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            if (isElsewhere(found.get())) {
                return Optional.of(elsewhere(found.get()));
            }
            if (fields.has("name")) {
                throw fields.bad("name", "can't be changed");
            }
            return Optional.of(
                    answer(register.change(found.get(), new WebhookFields(fields, targets), asker.caller(), now)));
        });
    }

    /** {@code POST /webhooks/{id}/enable}, with {@code {"skip":true}} to leave out what was missed. */
    public KeyedAnswer enabling() {
        return new ObjectAnswer(List.of("skip"), (exchange, fields, asker, now) -> {
            Optional<SubscriptionRecord> found = found(exchange, asker);
            boolean skip = fields.flag("skip").orElse(false);
            return found.map(one -> isElsewhere(one) ? elsewhere(one) : answer(register.enable(one, skip, now)));
        });
    }

    /** {@code DELETE /webhooks/{id}}. */
    public KeyedAnswer deleting() {
        return (exchange, asker, now) -> {
            Parameters.of(exchange.query(), List.of());
            return found(exchange, asker).map(one -> {
                if (isElsewhere(one)) {
                    return elsewhere(one);
                }
                boolean _ = register.end(one, now);
                return Answer.noContent("Ended");
            });
        };
    }

    private Optional<SubscriptionRecord> found(Exchange exchange, Asker asker) {
        return register.find(exchange.path(ID), asker.caller().regions());
    }

    private static Answer answer(WebhookRegister.ChangeOutcome outcome) {
        return switch (outcome) {
            case WebhookRegister.ChangeOutcome.Changed(SubscriptionRecord subscription) -> shown(subscription);
            case WebhookRegister.ChangeOutcome.Overtaken() ->
                Answer.problem(Problem.of(
                        Status.CONFLICT_409,
                        "ChangedMeanwhile",
                        "somebody else changed the webhook, look at it again"));
            case WebhookRegister.ChangeOutcome.SecretsUnreadable() ->
                Answer.problem(Problem.of(
                                Status.SERVICE_UNAVAILABLE_503,
                                "SecretsUnreadable",
                                "the key that the webhook's secrets are encrypted with is not in ENCRYPTION_KEYS_FILE")
                        .untilMended());
        };
    }

    private static Answer shown(SubscriptionRecord subscription) {
        return unstored(Answer.json(Status.OK_200, WebhookText.of(subscription).toString()));
    }

    private static boolean isElsewhere(SubscriptionRecord subscription) {
        return subscription.identity().origin() == SubscriptionOrigin.KUBERNETES;
    }

    private static Answer elsewhere(SubscriptionRecord subscription) {
        return Answer.problem(Problem.of(
                Status.CONFLICT_409,
                "KubernetesOwned",
                "change the EventSubscription " + subscription.identity().fullName() + " instead"));
    }

    private static Answer unstored(Answer answer) {
        return answer.with(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
