package io.vivenuoperator.poller.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;

/** The report as the JSON object that the operator reads; within the 4096 bytes a termination message may have. */
public final class ReportJson {

    private static final int LONGEST_MESSAGE = 600;

    private ReportJson() {}

    public static String of(PollReport report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("region", report.region());
        json.put("kind", report.kind().word());
        json.put("outcome", report.outcome().word());
        report.reason().ifPresent(reason -> json.put("reason", reason.word()));
        json.put("startedAt", report.startedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put(
                "finishedAt",
                report.finishedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("events", report.events());
        json.put("tickets", report.tickets());
        json.put("requests", report.requests());
        report.proof().ifPresent(proof -> putProof(json, proof));
        report.upkeep().ifPresent(problem -> json.put("upkeep", cut(problem)));
        json.put("message", cut(report.fullMessage()));
        return json.toString();
    }

    private static void putProof(ObjectNode json, Completeness proof) {
        json.put("vendorSold", proof.vendorSold());
        json.put("storedSold", proof.storedSold());
        json.put("completenessPercent", proof.completenessPercent());
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
