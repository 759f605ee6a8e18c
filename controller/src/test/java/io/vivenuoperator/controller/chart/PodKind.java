package io.vivenuoperator.controller.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.vivenuoperator.controller.cronjob.PollerCronJobs;
import io.vivenuoperator.controller.cronjob.PollerPods;
import io.vivenuoperator.controller.export.ExportPods;
import io.vivenuoperator.controller.historical.SyncPods;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.region.RegionOperator;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.export.GoogleKeyRef;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportSpec;
import io.vivenuoperator.crd.v1alpha1.historical.HistoricalSyncSpec;
import io.vivenuoperator.crd.v1alpha1.historical.SyncMode;
import io.vivenuoperator.crd.v1alpha1.historical.SyncRegionRef;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.platform.config.EnvironmentVariables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of pods that an installation has, and where its values for them are. */
enum PodKind {
    CONTROLLER("controller", "Deployment", "controller"),
    RECEIVER("receiver", "Deployment", "webhook-receiver"),
    API("api", "Deployment", "sales-api"),
    EVENTS("events", "Deployment", "events-service"),
    POLLS("poller", "CronJob", "poller-job"),
    SYNCS("historical", "Job", "historical-job"),
    EXPORTS("exports", "CronJob", "export-job"),
    MIGRATION("migration", "Job", "migration"),
    UNINSTALL("uninstall", "Job", "uninstall"),
    TEST("test", "Pod", "test"),
    DATABASE("database.evaluation", "StatefulSet", "postgres");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String values;
    private final String workload;
    private final String component;

    PodKind(String values, String workload, String component) {
        this.values = values;
        this.workload = workload;
        this.component = component;
    }

    /** The path of its block of values. */
    List<String> path() {
        return List.of(values.split("\\.", -1));
    }

    String block() {
        return values;
    }

    /** Whether the controller makes it, and not the chart. */
    boolean isTheControllers() {
        return this == POLLS || this == SYNCS || this == EXPORTS;
    }

    /** The pod's template; what is the controller's work is done by its own code with the environment that it is given. */
    JsonNode template(RenderedChart chart) {
        if (this == SYNCS) {
            var settings = ControllerSettings.from(new EnvironmentVariables(environment(chart)));
            var names = new RegionNames(settings.webhookBaseUrl(), RegionKeyLookup.byRule(false));
            var pods = new SyncPods(
                    settings.historical().orElseThrow(), settings.poller(), names, settings.operatorNamespace());
            return json(pods.job(sync(), region())).at("/spec/template");
        }
        if (this == EXPORTS) {
            var settings = ControllerSettings.from(new EnvironmentVariables(environment(chart)));
            var pods = new ExportPods(settings.exports().orElseThrow(), settings.operatorNamespace());
            return json(pods.cronJob(export(), false)).at("/spec/jobTemplate/spec/template");
        }
        if (this == POLLS) {
            var settings = ControllerSettings.from(new EnvironmentVariables(environment(chart)));
            var names = new RegionNames(settings.webhookBaseUrl(), RegionKeyLookup.byRule(false));
            var pods = new PollerPods(settings.poller(), names, RegionOperator.place(settings));
            return json(new PollerCronJobs(pods).desired(region(), true).getFirst())
                    .at("/spec/jobTemplate/spec/template");
        }
        return this == TEST ? templateOf(object(chart)) : object(chart).at("/spec/template");
    }

    /** A pod without a workload is its own template. */
    private static JsonNode templateOf(JsonNode pod) {
        var template = JSON.createObjectNode();
        template.set("metadata", pod.path("metadata"));
        template.set("spec", pod.path("spec"));
        return template;
    }

    /** The object that brings the pod. */
    JsonNode object(RenderedChart chart) {
        return find(chart).orElseThrow(() -> new AssertionError("the chart renders no " + workload + " " + component));
    }

    /** Whether a release with these objects has such pods; the controller always makes polls. */
    boolean isIn(RenderedChart chart) {
        return switch (this) {
            case POLLS -> true;
            case SYNCS ->
                ControllerSettings.from(new EnvironmentVariables(environment(chart)))
                        .historical()
                        .isPresent();
            case EXPORTS ->
                ControllerSettings.from(new EnvironmentVariables(environment(chart)))
                        .exports()
                        .isPresent();
            default -> find(chart).isPresent();
        };
    }

    private Optional<JsonNode> find(RenderedChart chart) {
        return chart.all(workload).stream()
                .filter(found -> found.at("/metadata/labels/app.kubernetes.io~1component")
                        .asText()
                        .equals(component))
                .findFirst();
    }

    private static VivenuHistoricalSync sync() {
        var sync = new VivenuHistoricalSync();
        sync.getMetadata().setName("berlin");
        sync.getMetadata().setNamespace("ticketing");
        sync.getMetadata().setUid("3f2a9a52-0000-0000-0000-000000000000");
        sync.setSpec(new HistoricalSyncSpec(
                new SyncRegionRef("dach"),
                List.of("68108c20c5c88849372bfb61"),
                SyncMode.DRY_RUN,
                null,
                null,
                null,
                null,
                null,
                null));
        return sync;
    }

    private static SalesExport export() {
        var export = new SalesExport();
        export.getMetadata().setName("management");
        export.getMetadata().setNamespace("ticketing");
        export.getMetadata().setUid("3f2a9a52-0000-0000-0000-000000000000");
        export.setSpec(new SalesExportSpec(
                "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789",
                new GoogleKeyRef("sheets-account", null),
                null,
                null,
                null,
                null,
                null,
                null));
        return export;
    }

    private static VivenuRegion region() {
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace("ticketing");
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        return region;
    }

    /** As the kubelet makes it: a doubled dollar sign is one. */
    static Map<String, String> environment(RenderedChart chart) {
        var environment = new HashMap<String, String>();
        CONTROLLER.object(chart).at("/spec/template/spec/containers/0/env").forEach(variable -> {
            if (variable.has("value")) {
                environment.put(
                        variable.path("name").asText(),
                        variable.path("value").asText().replace("$$", "$"));
            }
        });
        environment.put("OPERATOR_NAMESPACE", "ticketing");
        // Its own copy is mounted in its pod; the polls' is in POLLER_POD.
        environment.remove("VIVENU_CA_FILE");
        return environment;
    }

    private static JsonNode json(HasMetadata made) {
        try {
            return JSON.readTree(Serialization.asJson(made));
        } catch (JsonProcessingException e) {
            throw new AssertionError("what was serialized can't be read", e);
        }
    }
}
