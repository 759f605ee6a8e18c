package io.vivenuoperator.contracts.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.contracts.subscription.HandoverProblem.HandoverRefusal;
import io.vivenuoperator.contracts.subscription.ReplayReport.ReplayState;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastFailure;
import io.vivenuoperator.contracts.subscription.SubscriptionReport.LastSuccess;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The wire form of {@link DeliveryReports}. */
final class DeliveryReportsJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REVISION = "revision";
    private static final String SUBSCRIPTIONS = "subscriptions";
    private static final String REPLAYS = "replays";
    private static final String UID = "uid";
    private static final String DELIVERING = "delivering";
    private static final String MESSAGE = "message";
    private static final String POSITION = "position";
    private static final String BEHIND = "behind";
    private static final String OLDEST_PENDING = "oldestPendingSeconds";
    private static final String RETRYING = "retrying";
    private static final String DEAD_LETTERS = "deadLetters";
    private static final String DELIVERED = "deliveredLastHour";
    private static final String FAILED_LAST_HOUR = "failedLastHour";
    private static final String EXPIRED = "positionExpired";
    private static final String LAST_SUCCESS = "lastSuccess";
    private static final String LAST_FAILURE = "lastFailure";
    private static final String REPLAY = "replay";
    private static final String PROBLEM = "problem";
    private static final String TIME = "time";
    private static final String STATUS = "status";
    private static final String MILLIS = "millis";
    private static final String REASON = "reason";
    private static final String ATTEMPT = "attempt";
    private static final String NEXT_ATTEMPT = "nextAttempt";
    private static final String STATE = "state";
    private static final String MATCHED = "matched";
    private static final String SENT = "sent";
    private static final String FAILED = "failed";
    private static final String STARTED_AT = "startedAt";
    private static final String FINISHED_AT = "finishedAt";

    private DeliveryReportsJson() {}

    static String write(DeliveryReports reports) {
        var root = JsonNodeFactory.instance.objectNode().put(REVISION, reports.revision());
        var subscriptions = root.putArray(SUBSCRIPTIONS);
        reports.subscriptions().forEach(report -> write(report, subscriptions.addObject()));
        var replays = root.putArray(REPLAYS);
        reports.replays().forEach(report -> write(report, replays.addObject()));
        return root.toString();
    }

    private static void write(SubscriptionReport report, ObjectNode node) {
        node.put(UID, report.uid()).put(DELIVERING, report.delivering().wireName());
        report.message().ifPresent(text -> node.put(MESSAGE, text));
        report.position().ifPresent(number -> node.put(POSITION, number));
        report.behind().ifPresent(number -> node.put(BEHIND, number));
        report.oldestPendingSeconds().ifPresent(number -> node.put(OLDEST_PENDING, number));
        report.retrying().ifPresent(number -> node.put(RETRYING, number));
        report.deadLetters().ifPresent(number -> node.put(DEAD_LETTERS, number));
        report.deliveredLastHour().ifPresent(number -> node.put(DELIVERED, number));
        report.failedLastHour().ifPresent(number -> node.put(FAILED_LAST_HOUR, number));
        if (report.positionExpired()) {
            node.put(EXPIRED, true);
        }
        report.lastSuccess().ifPresent(last -> write(last, node.putObject(LAST_SUCCESS)));
        report.lastFailure().ifPresent(last -> write(last, node.putObject(LAST_FAILURE)));
        report.replay().ifPresent(name -> node.put(REPLAY, name));
        report.problem()
                .ifPresent(problem -> node.putObject(PROBLEM)
                        .put(REASON, problem.refusal().wireName())
                        .put(MESSAGE, problem.message()));
    }

    private static void write(LastSuccess last, ObjectNode node) {
        node.put(TIME, last.time().toString());
        last.status().ifPresent(status -> node.put(STATUS, status));
        last.millis().ifPresent(millis -> node.put(MILLIS, millis));
    }

    private static void write(LastFailure last, ObjectNode node) {
        node.put(TIME, last.time().toString());
        last.status().ifPresent(status -> node.put(STATUS, status));
        node.put(REASON, last.reason().wireName());
        last.message().ifPresent(text -> node.put(MESSAGE, text));
        last.attempt().ifPresent(attempt -> node.put(ATTEMPT, attempt));
        last.nextAttempt().ifPresent(at -> node.put(NEXT_ATTEMPT, at.toString()));
    }

    private static void write(ReplayReport report, ObjectNode node) {
        node.put(UID, report.uid()).put(STATE, report.state().wireName());
        report.matched().ifPresent(number -> node.put(MATCHED, number));
        report.sent().ifPresent(number -> node.put(SENT, number));
        report.failed().ifPresent(number -> node.put(FAILED, number));
        report.position().ifPresent(number -> node.put(POSITION, number));
        report.startedAt().ifPresent(at -> node.put(STARTED_AT, at.toString()));
        report.finishedAt().ifPresent(at -> node.put(FINISHED_AT, at.toString()));
        report.message().ifPresent(text -> node.put(MESSAGE, text));
    }

    static Optional<DeliveryReports> read(String json) {
        try {
            var root = JSON.readTree(json);
            if (!root.path(SUBSCRIPTIONS).isArray()) {
                return Optional.empty();
            }
            return Optional.of(new DeliveryReports(
                    root.path(REVISION).asText(""),
                    all(root.path(SUBSCRIPTIONS), DeliveryReportsJson::subscription),
                    all(root.path(REPLAYS), DeliveryReportsJson::replay)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static <T> List<T> all(JsonNode list, Function<JsonNode, Optional<T>> reading) {
        return list.valueStream().map(reading).<T>flatMap(Optional::stream).toList();
    }

    private static Optional<SubscriptionReport> subscription(JsonNode node) {
        return DeliveryReason.of(node.path(DELIVERING).asText())
                .filter(reason -> node.path(UID).isTextual())
                .map(reason -> new SubscriptionReport(
                        node.path(UID).textValue(),
                        reason,
                        text(node, MESSAGE),
                        number(node, POSITION),
                        number(node, BEHIND),
                        number(node, OLDEST_PENDING),
                        number(node, RETRYING),
                        number(node, DEAD_LETTERS),
                        number(node, DELIVERED),
                        number(node, FAILED_LAST_HOUR),
                        node.path(EXPIRED).asBoolean(false),
                        success(node.path(LAST_SUCCESS)),
                        failure(node.path(LAST_FAILURE)),
                        text(node, REPLAY),
                        problem(node.path(PROBLEM))));
    }

    private static Optional<LastSuccess> success(JsonNode node) {
        return time(node, TIME)
                .map(at -> new LastSuccess(at, number(node, STATUS).map(Long::intValue), number(node, MILLIS)));
    }

    private static Optional<LastFailure> failure(JsonNode node) {
        return time(node, TIME)
                .flatMap(at -> DeliveryReason.of(node.path(REASON).asText())
                        .map(reason -> new LastFailure(
                                at,
                                number(node, STATUS).map(Long::intValue),
                                reason,
                                text(node, MESSAGE),
                                number(node, ATTEMPT).map(Long::intValue),
                                time(node, NEXT_ATTEMPT))));
    }

    private static Optional<HandoverProblem> problem(JsonNode node) {
        return HandoverRefusal.of(node.path(REASON).asText())
                .map(refusal -> new HandoverProblem(refusal, node.path(MESSAGE).asText()));
    }

    private static Optional<ReplayReport> replay(JsonNode node) {
        return ReplayState.of(node.path(STATE).asText())
                .filter(state -> node.path(UID).isTextual())
                .map(state -> new ReplayReport(
                        node.path(UID).textValue(),
                        state,
                        number(node, MATCHED),
                        number(node, SENT),
                        number(node, FAILED),
                        number(node, POSITION),
                        time(node, STARTED_AT),
                        time(node, FINISHED_AT),
                        text(node, MESSAGE)));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }

    private static Optional<Long> number(JsonNode node, String field) {
        var value = node.path(field);
        return value.isIntegralNumber() ? Optional.of(value.longValue()) : Optional.empty();
    }

    private static Optional<Instant> time(JsonNode node, String field) {
        try {
            return text(node, field).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
