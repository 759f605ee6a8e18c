package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.operator.ownership.Ownership;
import java.util.Map;
import java.util.Optional;

/**
 * Where exports run, and what their objects are called there: beside the controller, because the database's Secret is there and nowhere
 * else.
 *
 * @param namespace the operator's
 */
record ExportPlace(String namespace) {
    /** Of CronJobs, Jobs and pods: the export's name. */
    static final String EXPORT = "vivenu-operator.io/sales-export";
    /** Of the same: which object of that name, and which version of its spec. */
    static final String REVISION = "vivenu-operator.io/export-revision";

    static final String SELECTOR = Ownership.SELECTOR + "," + EXPORT;
    private static final int MARK = 5;

    boolean isHomeOf(SalesExport export) {
        return namespace.equals(export.getMetadata().getNamespace());
    }

    /** Tells apart two exports of one name of which one has gone. */
    static String mark(SalesExport export) {
        var uid = export.getMetadata().getUid();
        return uid.substring(0, Math.min(MARK, uid.length()));
    }

    static String cronJob(SalesExport export) {
        return export.getMetadata().getName() + "-" + mark(export);
    }

    /** Of the run that a change of the spec brings. */
    static String firstRun(SalesExport export) {
        return cronJob(export) + "-g" + export.getMetadata().getGeneration();
    }

    static Map<String, String> labels(SalesExport export) {
        return Ownership.labels(Map.of(EXPORT, export.getMetadata().getName(), REVISION, ExportRevision.of(export)));
    }

    ObjectMeta meta(SalesExport export, String name) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels(export))
                .withOwnerReferences(Ownership.reference(export))
                .build();
    }

    /** The export that an object is labelled with. */
    static ResourceID exportOf(HasMetadata object) {
        return new ResourceID(label(object, EXPORT), object.getMetadata().getNamespace());
    }

    static String revisionOf(HasMetadata object) {
        return label(object, REVISION);
    }

    /** Whether it is this very export's, whichever spec it then had. */
    static boolean isOf(SalesExport export, HasMetadata object) {
        return revisionOf(object).startsWith(mark(export) + "-");
    }

    private static String label(HasMetadata object, String name) {
        return Optional.ofNullable(object.getMetadata().getLabels())
                .orElseGet(Map::of)
                .getOrDefault(name, "");
    }
}
