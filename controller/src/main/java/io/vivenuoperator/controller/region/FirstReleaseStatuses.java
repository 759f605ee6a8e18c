package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vivenuoperator.controller.installation.ReleaseChange;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from every status what release 0.1.0 cannot read, when another version takes this process's place. That release ends at the
 * first condition type that it does not know, so after a rollback it would never start. A later version sets the conditions again.
 * With several replicas the old version starts beside the new one, too early for this: docs/operating.md says what to do.
 */
final class FirstReleaseStatuses {
    private static final Logger LOG = LoggerFactory.getLogger(FirstReleaseStatuses.class);
    private static final Set<ConditionType> KNOWN = EnumSet.of(
            ConditionType.READY,
            ConditionType.CREDENTIALS_VALID,
            ConditionType.WEBHOOK_REGISTERED,
            ConditionType.POLLERS_SCHEDULED,
            ConditionType.DATA_FRESH);

    private final KubernetesClient client;
    private final ControllerSettings settings;
    private final ReleaseChange change;

    FirstReleaseStatuses(KubernetesClient client, ControllerSettings settings) {
        this.client = client;
        this.settings = settings;
        this.change = new ReleaseChange(client, settings);
    }

    /** Call when the process ends, after the last reconciliation, which would otherwise set the conditions again. */
    void writeIfDue() {
        try {
            if (change.isUnderWay()) {
                var regions = WatchedRegions.list(client, settings.scope());
                LOG.atInfo().addKeyValue("regions", regions.size()).log("Another version takes over");
                regions.forEach(this::write);
            }
        } catch (KubernetesClientException e) {
            LOG.atWarn()
                    .addKeyValue("status", e.getCode())
                    .log("Statuses could not be left as release 0.1.0 reads them");
        }
    }

    private void write(VivenuRegion region) {
        var status = RegionStatus.of(region);
        var known = known(status.conditions());
        if (!known.equals(status.conditions())) {
            RegionStatus.PATCH.write(region, status.with(known), client, VivenuRegionReconciler.NAME);
        }
    }

    private static List<RegionCondition> known(List<RegionCondition> conditions) {
        return conditions.stream()
                .filter(condition -> KNOWN.contains(condition.type()))
                .toList();
    }
}
