package io.vivenuoperator.contracts.historical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The counts in reports and answers, flat among the other fields. What is not known is not there. */
final class CountsJson {
    private static final int LONGEST_TYPE = 100;
    private static final List<String> OF_PLAN = List.of(
            "tickets",
            "rejectedByStatus",
            "rejectedByName",
            "rejectedByTime",
            "cutByLimit",
            "alreadySent",
            "toSend",
            "inDoubt");
    private static final List<String> OF_SENDS =
            List.of("sent", "refused", "failed", "inDoubt", "inDoubtBefore", "changedMeanwhile");

    private CountsJson() {}

    static void write(ObjectNode json, PlanCounts plan) {
        json.put("tickets", plan.tickets())
                .put("rejectedByStatus", plan.rejectedByStatus())
                .put("rejectedByName", plan.rejectedByName())
                .put("rejectedByTime", plan.rejectedByTime())
                .put("cutByLimit", plan.cutByLimit())
                .put("alreadySent", plan.alreadySent())
                .put("toSend", plan.toSend())
                .put("inDoubt", plan.inDoubt());
    }

    /** After the plan: those in doubt are of both. */
    static void write(ObjectNode json, SendCounts sends, Optional<PlanCounts> plan) {
        long before = plan.map(PlanCounts::inDoubt).orElse(0L);
        json.put("sent", sends.sent())
                .put("refused", sends.refused())
                .put("failed", sends.failed())
                .put("inDoubt", before + sends.inDoubt())
                .put("inDoubtBefore", before)
                .put("changedMeanwhile", sends.changedMeanwhile());
    }

    /** @param longest of a type's name */
    static void write(ArrayNode list, AnswerGroup group, int longest) {
        list.addObject()
                .put("answer", group.answer())
                .put("count", group.count())
                .put("ticketType", cut(group.ticketType(), Math.min(longest, LONGEST_TYPE)))
                .put("lastTicketId", group.lastTicketId())
                .put("lastAt", second(group.lastAt()));
    }

    /** Empty if one of them is missing, or if they contradict each other. */
    static Optional<PlanCounts> plan(JsonNode json) {
        if (!areNumbers(json, OF_PLAN)) {
            return Optional.empty();
        }
        long inDoubt = json.path("inDoubtBefore").isNumber() ? number(json, "inDoubtBefore") : number(json, "inDoubt");
        try {
            return Optional.of(new PlanCounts(
                    number(json, "tickets"),
                    number(json, "rejectedByStatus"),
                    number(json, "rejectedByName"),
                    number(json, "rejectedByTime"),
                    number(json, "cutByLimit"),
                    number(json, "alreadySent"),
                    inDoubt,
                    number(json, "toSend")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<SendCounts> sends(JsonNode json) {
        return areNumbers(json, OF_SENDS)
                ? Optional.of(new SendCounts(
                        number(json, "sent"),
                        number(json, "refused"),
                        number(json, "failed"),
                        number(json, "inDoubt") - number(json, "inDoubtBefore"),
                        number(json, "changedMeanwhile")))
                : Optional.empty();
    }

    static List<AnswerGroup> errors(JsonNode json) {
        return StreamSupport.stream(json.path("errors").spliterator(), false)
                .map(group -> new AnswerGroup(
                        group.path("answer").asText(),
                        group.path("ticketType").asText(),
                        group.path("count").asLong(),
                        group.path("lastTicketId").asText(),
                        Instant.parse(group.path("lastAt").asText())))
                .toList();
    }

    static Optional<Instant> instant(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue()).map(Instant::parse);
    }

    static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    private static long number(JsonNode json, String field) {
        return json.path(field).asLong();
    }

    private static boolean areNumbers(JsonNode json, List<String> fields) {
        return fields.stream().allMatch(field -> json.path(field).isNumber());
    }
}
