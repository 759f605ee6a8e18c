package io.vivenuoperator.contracts.historical;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The report's JSON format. What is not known is not there. */
final class HistoricalReportJson {
    private static final int LONGEST_TEXT = 600;
    private static final int MOST_GROUPS = 10;

    private HistoricalReportJson() {}

    static String write(HistoricalReport report) {
        int longest = LONGEST_TEXT;
        int groups = MOST_GROUPS;
        String json = write(report, longest, groups);
        // Some characters take six bytes when escaped.
        while (json.getBytes(StandardCharsets.UTF_8).length > HistoricalReport.LARGEST) {
            longest = Math.max(longest / 2, 20);
            groups--;
            json = write(report, longest, groups);
        }
        return json;
    }

    private static String write(HistoricalReport report, int longest, int groups) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("outcome", report.reason().outcome().word());
        json.put("reason", report.reason().word());
        json.put("region", cut(report.region(), longest));
        json.put("eventId", cut(report.eventId(), longest));
        json.put("mode", report.mode());
        json.put("startedAt", second(report.startedAt()));
        json.put("finishedAt", second(report.finishedAt()));
        report.plan().ifPresent(plan -> planned(json, plan));
        report.sends().ifPresent(sends -> sent(json, sends, report));
        report.outlook().ifPresent(outlook -> foreseen(json, outlook, longest, groups));
        if (!report.errors().isEmpty() && groups > 0) {
            errors(json.putArray("errors"), report, longest, groups);
        }
        json.put("message", cut(report.message(), longest));
        return json.toString();
    }

    private static void planned(ObjectNode json, PlanCounts plan) {
        json.put("tickets", plan.tickets())
                .put("rejectedByStatus", plan.rejectedByStatus())
                .put("rejectedByName", plan.rejectedByName())
                .put("rejectedByTime", plan.rejectedByTime())
                .put("cutByLimit", plan.cutByLimit())
                .put("alreadySent", plan.alreadySent())
                .put("toSend", plan.toSend())
                .put("inDoubt", plan.inDoubt());
    }

    private static void sent(ObjectNode json, SendCounts sends, HistoricalReport report) {
        long before = report.plan().map(PlanCounts::inDoubt).orElse(0L);
        json.put("sent", sends.sent())
                .put("refused", sends.refused())
                .put("failed", sends.failed())
                .put("inDoubt", before + sends.inDoubt())
                .put("inDoubtBefore", before)
                .put("changedMeanwhile", sends.changedMeanwhile());
    }

    private static void foreseen(ObjectNode json, PlanOutlook outlook, int longest, int groups) {
        outlook.first().ifPresent(first -> json.put("firstCreatedAt", second(first)));
        outlook.last().ifPresent(last -> json.put("lastCreatedAt", second(last)));
        json.put("expectedSeconds", outlook.expected().toSeconds());
        ObjectNode types = json.putObject("toSendByType");
        outlook.types().entrySet().stream()
                .limit(Math.max(groups, 0))
                .forEach(type -> types.put(cut(type.getKey(), longest), type.getValue()));
    }

    private static void errors(ArrayNode list, HistoricalReport report, int longest, int groups) {
        report.errors().stream()
                .limit(groups)
                .forEach(group -> list.addObject()
                        .put("answer", group.answer())
                        .put("count", group.count())
                        .put("ticketType", cut(group.ticketType(), Math.min(longest, 100)))
                        .put("lastTicketId", group.lastTicketId())
                        .put("lastAt", second(group.lastAt())));
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
