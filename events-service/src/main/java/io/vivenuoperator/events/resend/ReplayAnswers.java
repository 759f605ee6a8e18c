package io.vivenuoperator.events.resend;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.events.body.ObjectAnswer;
import io.vivenuoperator.events.body.SentFields;
import io.vivenuoperator.events.resend.ReplayRegister.AskOutcome;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.store.delivery.ReplayRecord;
import io.vivenuoperator.store.subscription.SubscriptionRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is answered at {@code /replays} and below. */
public final class ReplayAnswers {
    private static final int USUAL = 100;
    private static final int LARGEST = 500;

    private final ReplayRegister register;

    public ReplayAnswers(ReplayRegister register) {
        this.register = register;
    }

    /** {@code POST /replays}. */
    public KeyedAnswer asking() {
        return new ObjectAnswer(ReplayFields.KNOWN, (_, fields, asker, now) -> asked(fields, asker, now));
    }

    private Optional<Answer> asked(SentFields sent, Asker asker, Instant now) throws BadParameterException {
        var fields = new ReplayFields(sent);
        String id = fields.webhookId();
        var spec = fields.spec(now);
        SubscriptionRecord webhook = register.webhook(id, asker.caller().regions())
                .orElseThrow(() -> sent.bad("webhookId", "is no webhook's, or none that this key may see"));
        return Optional.of(
                switch (register.ask(webhook, spec)) {
                    case AskOutcome.Noted(ReplayRecord replay) -> shown(Status.CREATED_201, replay);
                    case AskOutcome.NotActive() ->
                        conflict("NotActive", "nothing is sent to the webhook, which is not active: enable it first");
                    case AskOutcome.TooMany(int open) ->
                        conflict(
                                "TooManyReplays", "the webhook has " + open + " replays that go on: wait, or stop one");
                });
    }

    private static Answer conflict(String reason, String detail) {
        return Answer.problem(Problem.of(Status.CONFLICT_409, reason, detail));
    }

    /** {@code GET /replays}. */
    public KeyedAnswer listing() {
        return (exchange, asker, _) -> {
            Parameters parameters = Parameters.of(exchange.query(), List.of("webhookId", "limit", "after"));
            int limit = parameters.number("limit", USUAL, 1, LARGEST);
            Optional<String> webhook = parameters.text("webhookId");
            if (webhook.filter(
                            id -> register.webhook(id, asker.caller().regions()).isEmpty())
                    .isPresent()) {
                throw new BadParameterException("webhookId", "is no webhook's, or none that this key may see");
            }
            Optional<ReplayRecord> after = after(parameters, asker);
            return Optional.of(unstored(Answer.json(
                    Status.OK_200,
                    page(register.list(asker.caller().regions(), webhook, after, limit + 1), limit)
                            .toString())));
        };
    }

    private Optional<ReplayRecord> after(Parameters parameters, Asker asker) throws BadParameterException {
        Optional<String> id = parameters.text("after");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Optional<ReplayRecord> found = register.find(id.get(), asker.caller().regions());
        if (found.isEmpty()) {
            throw new BadParameterException("after", "must be the 'next' of a page");
        }
        return found;
    }

    private static ObjectNode page(List<ReplayRecord> found, int limit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var list = json.putArray("replays");
        found.stream().limit(limit).map(ReplayText::of).forEach(list::add);
        return json.put("next", found.size() > limit ? found.get(limit - 1).id() : null);
    }

    /** {@code GET /replays/{id}}. */
    public KeyedAnswer showing() {
        return (exchange, asker, _) -> found(exchange, asker).map(replay -> shown(Status.OK_200, replay));
    }

    /** {@code DELETE /replays/{id}}: what is under way ends, and nothing more is sent. */
    public KeyedAnswer stopping() {
        return (exchange, asker, _) -> found(exchange, asker)
                .map(replay -> replay.resource().isPresent()
                        ? conflict("KubernetesOwned", "delete the EventReplay that asked for it instead")
                        : shown(Status.OK_200, register.stop(replay)));
    }

    private Optional<ReplayRecord> found(Exchange exchange, Asker asker) throws BadParameterException {
        Parameters.of(exchange.query(), List.of());
        return register.find(exchange.path("id"), asker.caller().regions());
    }

    private static Answer shown(Status status, ReplayRecord replay) {
        return unstored(Answer.json(status, ReplayText.of(replay).toString()));
    }

    private static Answer unstored(Answer answer) {
        return answer.with(HeaderNames.CACHE_CONTROL, "no-store");
    }
}
