package io.vivenuoperator.controller.chart;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value that only some kinds of pods have.
 *
 * @param key in the kind's block
 * @param knob where it has to be in the object that brings the pod
 * @param reasons of the kinds that do not have it
 */
record WorkloadKnob(String key, Knob knob, Map<PodKind, String> reasons) {
    private static final String CONTAINER = "/spec/template/spec/containers/0";
    private static final Map<String, Object> SEVEN = Map.of("periodSeconds", 7);
    private static final String ONCE = "runs once";
    private static final String NO_REVISIONS = "a Job has none";

    static List<WorkloadKnob> all() {
        return List.of(
                new WorkloadKnob(
                        "annotations",
                        new Knob("annotations", Map.of("note", "x"), "/metadata/annotations/note", "x"),
                        Map.of(
                                PodKind.POLLS, "the CronJobs are the controller's",
                                PodKind.SYNCS, "the Jobs are the controller's",
                                PodKind.EXPORTS, "the CronJobs are the controller's",
                                PodKind.TEST, "the pod's are podAnnotations")),
                new WorkloadKnob(
                        "revisionHistoryLimit",
                        new Knob("revisionHistoryLimit", 3, "/spec/revisionHistoryLimit", 3),
                        jobs(NO_REVISIONS, "a Pod has none")),
                new WorkloadKnob(
                        "startupProbe",
                        new Knob("startupProbe", SEVEN, CONTAINER + "/startupProbe/periodSeconds", 7),
                        Map.of(
                                PodKind.POLLS, ONCE,
                                PodKind.SYNCS, ONCE,
                                PodKind.EXPORTS, ONCE,
                                PodKind.MIGRATION, ONCE,
                                PodKind.UNINSTALL, ONCE,
                                PodKind.TEST, ONCE,
                                PodKind.DATABASE, "has none")),
                new WorkloadKnob(
                        "livenessProbe",
                        new Knob("livenessProbe", SEVEN, CONTAINER + "/livenessProbe/periodSeconds", 7),
                        jobs(ONCE, ONCE)),
                new WorkloadKnob(
                        "readinessProbe",
                        new Knob("readinessProbe", SEVEN, CONTAINER + "/readinessProbe/periodSeconds", 7),
                        jobs(ONCE, ONCE)),
                new WorkloadKnob(
                        "serviceAccount.name",
                        new Knob(
                                "serviceAccount",
                                Map.of("name", "own"),
                                "/spec/template/spec/serviceAccountName",
                                "own"),
                        Map.of(PodKind.UNINSTALL, "runs as the controller")));
    }

    private static Map<PodKind, String> jobs(String reason, String ofTheTest) {
        return Map.of(
                PodKind.POLLS,
                reason,
                PodKind.SYNCS,
                reason,
                PodKind.EXPORTS,
                reason,
                PodKind.MIGRATION,
                reason,
                PodKind.UNINSTALL,
                reason,
                PodKind.TEST,
                ofTheTest);
    }

    /** Why a kind of pod does not have it; empty when it has. */
    Optional<String> whyNot(PodKind kind) {
        return Optional.ofNullable(reasons.get(kind));
    }

    @Override
    public String toString() {
        return key;
    }
}
