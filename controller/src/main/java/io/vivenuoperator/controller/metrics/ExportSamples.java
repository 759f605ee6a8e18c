package io.vivenuoperator.controller.metrics;

import io.micrometer.core.instrument.Tags;
import io.vivenuoperator.contracts.condition.ConditionStatus;
import io.vivenuoperator.crd.v1alpha1.export.ExportCondition;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.SalesExportStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An export's status as gauges. An unknown value has no gauge: 0 would be wrong. */
final class ExportSamples {
    private static final String SUSPENDED = "Suspended";
    private static final String UNEXPECTED = "UnexpectedError";
    private static final String FAILING = "Failing";

    private final Tags export;
    private final Map<MetricSample, Double> rows = new HashMap<>();

    private ExportSamples(Tags export) {
        this.export = export;
    }

    static Map<MetricSample, Double> of(String name, SalesExportStatus status) {
        var found = new ExportSamples(Tags.of("export", name));
        status.condition(ExportConditionType.READY).ifPresent(found::state);
        Optional.ofNullable(status.lastRun()).ifPresent(run -> {
            found.put(
                    "last.run.timestamp.seconds",
                    "When an export's last run ended, well or not (Unix time)",
                    time(run.finishedAt()));
            found.put("rows", "Rows of an export at its last run", number(run.rows()));
        });
        found.put(
                "last.success.timestamp.seconds",
                "When an export's spreadsheet was last known to have what the database has (Unix time)",
                time(status.lastSuccessfulTime()));
        return Map.copyOf(found.rows);
    }

    private void state(ExportCondition ready) {
        rows.put(
                new MetricSample(
                        "vivenu.sales.export.state",
                        "1 for the state of an export (Ready, Waiting, Suspended, Failing) and its reason",
                        export.and("state", state(ready.status(), ready.reason()), "reason", ready.reason())),
                1.0);
    }

    private static String state(ConditionStatus status, String reason) {
        return switch (status) {
            case TRUE -> "Ready";
            case UNKNOWN -> reason.equals(UNEXPECTED) ? FAILING : "Waiting";
            case FALSE -> reason.equals(SUSPENDED) ? SUSPENDED : FAILING;
        };
    }

    private void put(String name, String meaning, @Nullable Double value) {
        if (value != null) {
            rows.put(new MetricSample("vivenu.sales.export." + name, meaning, export), value);
        }
    }

    private static @Nullable Double number(@Nullable Long value) {
        return value == null ? null : value.doubleValue();
    }

    private static @Nullable Double time(@Nullable String text) {
        return text == null ? null : (double) Instant.parse(text).getEpochSecond();
    }
}
