package io.vivenuoperator.controller.naming;

import io.vivenuoperator.contracts.run.RunKind;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.ownership.Ownership;
import java.util.Map;

/** Labels of the objects that belong to a region. */
public final class ResourceLabels {
    public static final String REGION = "vivenu-operator.io/region";
    public static final String POLL = "vivenu-operator.io/poll";
    /** Of polls beside the controller whose region is in another namespace. */
    public static final String REGION_NAMESPACE = "vivenu-operator.io/region-namespace";

    public static final String REGION_UID = "vivenu-operator.io/region-uid";
    /** Which controller of several in a namespace made them. */
    public static final String INSTALLATION = "vivenu-operator.io/installation";

    public static final String POLL_SELECTOR = Ownership.SELECTOR + "," + POLL;

    private ResourceLabels() {}

    public static Map<String, String> of(VivenuRegion region) {
        return Ownership.labels(Map.of(REGION, region.getMetadata().getName()));
    }

    public static Map<String, String> of(VivenuRegion region, RunKind kind) {
        return Ownership.labels(Map.of(REGION, region.getMetadata().getName(), POLL, kind.argument()));
    }
}
