package io.vivenuoperator.platform.config.process;

import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** The metrics that every process with a management port has, by the same names. */
public final class ProcessMeters {
    private ProcessMeters() {}

    /** A registry of one process's metrics, with these in it; a program adds its own. */
    public static PrometheusRegistry registry(BuildInfo build) {
        var registry = new PrometheusRegistry();
        addTo(registry, build);
        return registry;
    }

    /** Adds {@code vivenu_build_info}, {@code jvm_*} and {@code process_*}; once for a registry. */
    public static void addTo(PrometheusRegistry registry, BuildInfo build) {
        Info.builder()
                .name("vivenu_build_info")
                .help(
                        "What the program was built from; the schema is the one that it was written for, empty if it knows"
                                + " none")
                .labelNames("component", "version", "revision", "schema")
                .register(registry)
                .setLabelValues(
                        build.component(),
                        build.version(),
                        build.revision().orElse(""),
                        build.schema().isPresent()
                                ? Integer.toString(build.schema().getAsInt())
                                : "");
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        ProcessMetrics.builder().register(registry);
    }
}
