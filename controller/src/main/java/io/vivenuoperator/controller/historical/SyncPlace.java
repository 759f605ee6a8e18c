package io.vivenuoperator.controller.historical;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.vivenuoperator.crd.v1alpha1.historical.VivenuHistoricalSync;
import io.vivenuoperator.operator.ownership.Ownership;
import java.util.Map;
import java.util.Optional;

/**
 * Where syncs run, and what their objects are called there: beside the controller, because the database's Secret is there and nowhere
 * else.
 *
 * @param namespace the operator's
 */
record SyncPlace(String namespace) {
    /** Of Jobs and pods: the sync's name. */
    static final String SYNC = "vivenu-operator.io/historical-sync";

    static final String SELECTOR = Ownership.SELECTOR + "," + SYNC;
    private static final int MARK = 5;

    boolean isHomeOf(VivenuHistoricalSync sync) {
        return namespace.equals(sync.getMetadata().getNamespace());
    }

    /** A sync that is made again under the name gets another Job. */
    static String job(VivenuHistoricalSync sync) {
        var uid = sync.getMetadata().getUid();
        return sync.getMetadata().getName() + "-" + uid.substring(0, Math.min(MARK, uid.length()));
    }

    static Map<String, String> labels(VivenuHistoricalSync sync) {
        return Ownership.labels(Map.of(SYNC, sync.getMetadata().getName()));
    }

    ObjectMeta meta(VivenuHistoricalSync sync) {
        return new ObjectMetaBuilder()
                .withName(job(sync))
                .withNamespace(namespace)
                .withLabels(labels(sync))
                .withOwnerReferences(Ownership.reference(sync))
                .build();
    }

    /** The sync that a Job or a pod is labelled with. */
    static ResourceID syncOf(HasMetadata object) {
        var labels = Optional.ofNullable(object.getMetadata().getLabels()).orElseGet(Map::of);
        return new ResourceID(
                labels.getOrDefault(SYNC, ""), object.getMetadata().getNamespace());
    }
}
