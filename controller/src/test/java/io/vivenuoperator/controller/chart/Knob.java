package io.vivenuoperator.controller.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that belongs to each kind of pod.
 *
 * @param value to set
 * @param at where it has to be in the pod's template (JSON pointer)
 * @param expected what has to be there
 */
record Knob(String name, Object value, String at, Object expected) {
    private static final String CONTAINER = "/spec/containers/0";
    private static final String FIRST_TERM = "/preferredDuringSchedulingIgnoredDuringExecution/0";
    private static final Map<String, Object> IMAGE = Map.of("name", "beside", "image", "registry.local/beside:1");

    /** Those of the block `pods`, in its order. */
    static List<Knob> all() {
        return List.of(
                new Knob("podLabels", Map.of("team", "tickets"), "/metadata/labels/team", "tickets"),
                new Knob("podAnnotations", Map.of("note", "x"), "/metadata/annotations/note", "x"),
                new Knob("nodeSelector", Map.of("zone", "a"), "/spec/nodeSelector/zone", "a"),
                new Knob("tolerations", List.of(Map.of("key", "own")), "/spec/tolerations/0/key", "own"),
                new Knob("affinity", affinity(), "/spec/affinity/podAffinity" + FIRST_TERM + "/weight", 7),
                new Knob(
                        "topologySpreadConstraints",
                        List.of(spread()),
                        "/spec/topologySpreadConstraints/0/topologyKey",
                        "zone"),
                new Knob("priorityClassName", "high", "/spec/priorityClassName", "high"),
                new Knob("runtimeClassName", "gvisor", "/spec/runtimeClassName", "gvisor"),
                new Knob("schedulerName", "other", "/spec/schedulerName", "other"),
                new Knob("dnsPolicy", "Default", "/spec/dnsPolicy", "Default"),
                new Knob("dnsConfig", Map.of("searches", List.of("a.b")), "/spec/dnsConfig/searches/0", "a.b"),
                new Knob(
                        "hostAliases",
                        List.of(Map.of("ip", "192.0.2.1", "hostnames", List.of("db"))),
                        "/spec/hostAliases/0/ip",
                        "192.0.2.1"),
                new Knob("podSecurityContext", Map.of("fsGroup", 4711), "/spec/securityContext/fsGroup", 4711),
                new Knob("securityContext", Map.of("runAsUser", 4712), CONTAINER + "/securityContext/runAsUser", 4712),
                new Knob("resources", Map.of("limits", Map.of("cpu", "2")), CONTAINER + "/resources/limits/cpu", "2"),
                new Knob(
                        "extraEnv",
                        List.of(Map.of("name", "TZ", "value", "$(UTC)")),
                        CONTAINER + "/env/last/value",
                        "$(UTC)"),
                new Knob(
                        "envFrom",
                        List.of(Map.of("secretRef", Map.of("name", "more"))),
                        CONTAINER + "/envFrom/0/secretRef/name",
                        "more"),
                new Knob(
                        "extraVolumes",
                        List.of(Map.of("name", "more", "emptyDir", Map.of())),
                        "/spec/volumes/last/name",
                        "more"),
                new Knob(
                        "extraVolumeMounts",
                        List.of(Map.of("name", "more", "mountPath", "/more")),
                        CONTAINER + "/volumeMounts/last/mountPath",
                        "/more"),
                new Knob("initContainers", List.of(IMAGE), "/spec/initContainers/0/name", "beside"),
                new Knob(
                        "sidecars",
                        List.of(Map.of("name", "proxy", "image", "proxy:1")),
                        "/spec/initContainers/last/restartPolicy",
                        "Always"),
                new Knob("terminationGracePeriodSeconds", 77, "/spec/terminationGracePeriodSeconds", 77));
    }

    private static Map<String, Object> affinity() {
        return Map.of(
                "podAffinity",
                Map.of(
                        "preferredDuringSchedulingIgnoredDuringExecution",
                        List.of(Map.of("weight", 7, "podAffinityTerm", Map.of("topologyKey", "zone")))));
    }

    private static Map<String, Object> spread() {
        return Map.of("maxSkew", 1, "topologyKey", "zone", "whenUnsatisfiable", "DoNotSchedule");
    }

    /** What the template has where this knob's value belongs. */
    JsonNode in(JsonNode template) {
        var node = template;
        for (var step : at.substring(1).split("/", -1)) {
            node = step.equals("last") ? node.path(node.size() - 1) : node.at("/" + step);
        }
        return node;
    }

    /** Values with all of these set in one block, and what an installation can't go without. */
    static Map<String, Object> set(List<Knob> knobs, List<String> block) {
        var inner = new HashMap<String, Object>();
        knobs.forEach(knob -> inner.put(knob.name(), knob.value()));
        var values = new HashMap<>(Map.<String, Object>of("webhook", Map.of("baseUrl", "https://hooks.example.com")));
        var evaluation = new HashMap<String, Object>(Map.of("enabled", true));
        var api = new HashMap<String, Object>(Map.of("enabled", true));
        var events = new HashMap<String, Object>(Map.of("enabled", true));
        var historical = new HashMap<String, Object>(Map.of("enabled", true));
        var exports = new HashMap<String, Object>(Map.of("enabled", true));
        switch (block.getFirst()) {
            case "database" -> evaluation.putAll(inner);
            case "api" -> api.putAll(inner);
            case "events" -> events.putAll(inner);
            case "historical" -> historical.putAll(inner);
            case "exports" -> exports.putAll(inner);
            default -> values.put(block.getFirst(), inner);
        }
        values.put("database", Map.of("evaluation", evaluation));
        values.put("api", api);
        values.put("events", events);
        values.put("historical", historical);
        values.put("exports", exports);
        return values;
    }

    @Override
    public String toString() {
        return name;
    }
}
