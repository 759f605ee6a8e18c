package io.vivenuoperator.operator.ownership;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.util.Map;
import java.util.TreeMap;

/** Labels and owner references for everything the operator creates. */
public final class Ownership {
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
    public static final String MANAGER = "vivenu-operator";
    public static final String SELECTOR = MANAGED_BY + "=" + MANAGER;

    private Ownership() {}

    /** Adds the managed-by label; sorted, so that the output is stable. */
    public static Map<String, String> labels(Map<String, String> own) {
        var labels = new TreeMap<>(own);
        labels.put(MANAGED_BY, MANAGER);
        return labels;
    }

    /** The owner's deletion does not wait for this object. */
    public static OwnerReference reference(HasMetadata owner) {
        return new OwnerReferenceBuilder()
                .withApiVersion(owner.getApiVersion())
                .withKind(owner.getKind())
                .withName(owner.getMetadata().getName())
                .withUid(owner.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(false)
                .build();
    }
}
