package io.vivenuoperator.controller.naming;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.vivenuoperator.crd.v1alpha1.PollKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.Map;
import java.util.TreeMap;

/** Labels and owner of everything that the controller makes. */
public final class ResourceLabels {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String REGION = "vivenu-operator.io/region";
    public static final String POLL = "vivenu-operator.io/poll";
    public static final String MANAGER = "vivenu-operator";
    public static final String SELECTOR = MANAGED_BY + "=" + MANAGER;
    public static final String POLL_SELECTOR = SELECTOR + "," + POLL;

    private ResourceLabels() {}

    public static Map<String, String> of(VivenuRegion region) {
        return sorted(Map.of(MANAGED_BY, MANAGER, REGION, region.getMetadata().getName()));
    }

    public static Map<String, String> of(VivenuRegion region, PollKind kind) {
        return sorted(Map.of(MANAGED_BY, MANAGER, REGION, region.getMetadata().getName(), POLL, kind.argument()));
    }

    /** So that what is written out looks the same each time. */
    private static Map<String, String> sorted(Map<String, String> labels) {
        return new TreeMap<>(labels);
    }

    /** The region goes without waiting for what it owns. */
    public static OwnerReference owner(VivenuRegion region) {
        return new OwnerReferenceBuilder()
                .withApiVersion(region.getApiVersion())
                .withKind(region.getKind())
                .withName(region.getMetadata().getName())
                .withUid(region.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(false)
                .build();
    }
}
