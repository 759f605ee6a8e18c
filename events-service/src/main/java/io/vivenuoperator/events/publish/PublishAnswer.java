package io.vivenuoperator.events.publish;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.events.cloudevent.CloudEventMode;
import io.vivenuoperator.events.groupcommit.GroupOutcome;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.parameter.Parameters;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.BodyGoneException;
import io.vivenuoperator.platform.service.exchange.BodyPolicy;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.exchange.RequestBody;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.platform.service.problem.ReasonName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code POST /events}: one event or a list, in our own form or as CloudEvents. */
public final class PublishAnswer implements KeyedAnswer {
    /** By which a repetition of a request is known. */
    public static final HeaderName REQUEST_KEY = HeaderNames.create("Idempotency-Key");

    private final EventIntake intake;
    private final EventReader reader = new EventReader();
    private final CloudEventBodies cloudEvents = new CloudEventBodies();

    public PublishAnswer(EventIntake intake) {
        this.intake = intake;
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now)
            throws BadParameterException, IOException, BodyGoneException {
        Parameters.of(exchange.query(), List.of());
        Optional<String> requestKey = requestKey(exchange);
        return Optional.of(
                switch (exchange.body(BodyPolicy.JSON)) {
                    case RequestBody.Whole(byte[] octets) -> taken(exchange, octets, requestKey, asker);
                    case RequestBody.NotTaken(Problem problem, var _) -> Answer.problem(problem);
                });
    }

    /** As it is, or in quotation marks as structured fields have it. */
    private static Optional<String> requestKey(Exchange exchange) throws BadParameterException {
        Optional<String> key = exchange.combined(REQUEST_KEY).map(text -> text.replaceFirst("^\"(.*)\"$", "$1"));
        if (key.isPresent() && !DraftRules.isLabel(key.get())) {
            throw new BadParameterException(
                    REQUEST_KEY.defaultCase(), "must be 1 to " + EventLimits.LONGEST_ID + " printable characters");
        }
        return key;
    }

    private Answer taken(Exchange exchange, byte[] octets, Optional<String> requestKey, Asker asker) {
        try {
            SentEvents sent = read(exchange, octets);
            return answer(intake.take(sent, requestKey, asker.caller().regions()), sent.single());
        } catch (BadEventException e) {
            return problem(Status.BAD_REQUEST_400, "BadEvent", e.field(), e.detail());
        }
    }

    private SentEvents read(Exchange exchange, byte[] octets) throws BadEventException {
        CloudEventMode mode = CloudEventBodies.mode(exchange);
        return mode == CloudEventMode.NONE ? reader.read(octets) : cloudEvents.read(mode, exchange, octets);
    }

    private static Answer answer(IntakeOutcome outcome, boolean single) {
        return switch (outcome) {
            case IntakeOutcome.Stored stored ->
                Answer.json(
                        stored.fresh() > 0 ? Status.CREATED_201 : Status.OK_200,
                        (single ? one(stored) : all(stored)).toString());
            case IntakeOutcome.OtherContent(String field) ->
                problem(
                        Status.CONFLICT_409,
                        "IdTaken",
                        field,
                        "was published by this source with other content, send a new id");
            case IntakeOutcome.ForeignSource(String field) ->
                problem(Status.FORBIDDEN_403, "ForeignSource", field, "is none that this key may publish as");
            case IntakeOutcome.TooManyHops(String field) ->
                problem(
                        Status.BAD_REQUEST_400,
                        "TooManyHops",
                        field,
                        "is " + EventHops.TOO_MANY
                                + " or more: events go round in a circle, stop one of those that answer others");
            case IntakeOutcome.ReservedType(String field) ->
                problem(
                        Status.BAD_REQUEST_400,
                        "ReservedType",
                        field,
                        "is what only this product says of a region, choose another word or another source");
            case IntakeOutcome.NotNow(GroupOutcome.Unavailable reason) ->
                Answer.problem(Problem.of(
                                Status.SERVICE_UNAVAILABLE_503,
                                ReasonName.of(reason),
                                "the events can't be stored now, send them again with the same ids")
                        .passing());
        };
    }

    private static ObjectNode one(IntakeOutcome.Stored stored) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", stored.ids().getFirst())
                .put("seq", stored.seqs().getFirst());
    }

    private static ObjectNode all(IntakeOutcome.Stored stored) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var ids = json.putArray("ids");
        stored.ids().forEach(ids::add);
        return json;
    }

    private static Answer problem(Status status, String reason, String field, String detail) {
        return Answer.problem(
                Problem.of(status, reason, field + ": " + detail).about(new Problem.ParameterError(field, detail)));
    }
}
