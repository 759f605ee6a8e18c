package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.vivenuoperator.controller.metrics.ExportObserver;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.settings.ExportSettings;
import io.vivenuoperator.crd.v1alpha1.export.ExportConditionType;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.operator.cache.PruningItemStore;
import io.vivenuoperator.operator.event.ConditionEvents;
import io.vivenuoperator.operator.event.EventWriter;
import io.vivenuoperator.operator.secret.SecretReader;
import java.time.Clock;
import java.util.Set;

/** Wires everything that keeps exports. */
public final class SalesExportOperator {
    private static final String REPORTER = "vivenu-operator.io/controller";

    private final KubernetesClient client;
    private final ControllerSettings settings;
    private final ExportSettings exports;
    private final ExportObserver observer;
    private final Clock clock;

    /**
     * Nothing happens before it is registered.
     *
     * @param observer hears of each status
     */
    public SalesExportOperator(
            KubernetesClient client,
            ControllerSettings settings,
            ExportSettings exports,
            ExportObserver observer,
            Clock clock) {
        this.client = client;
        this.settings = settings;
        this.exports = exports;
        this.observer = observer;
        this.clock = clock;
    }

    public void register(Operator operator) {
        var place = new ExportPlace(settings.operatorNamespace());
        var reader = new SecretReader(
                client, settings.scope().secretSelector(), settings.scope().isEverywhere());
        var writer = new EventWriter(client, REPORTER, settings.podName().orElse("vivenu-operator"), clock);
        var maker = new SalesExportStatusMaker(clock);
        operator.register(
                new SalesExportReconciler(
                        new ExportSources(settings, place, reader),
                        new ExportAcceptance(place),
                        new ExportRuns(client, new ExportPods(exports, settings.operatorNamespace()), place),
                        new ExportObservation(maker, clock),
                        maker,
                        new ExportStatusStep(
                                new ConditionEvents<>(writer, new ExportConditionForm(), ExportConditionType.READY),
                                observer)),
                this::watch);
    }

    private void watch(ControllerConfigurationOverrider<SalesExport> overrider) {
        var scope = settings.scope();
        if (!scope.isList()) {
            overrider.withItemStore(PruningItemStore.ofFieldOwners());
        }
        overrider.withLabelSelector(scope.regionSelector());
        if (scope.isEverywhere()) {
            overrider.watchingAllNamespaces();
        } else {
            overrider.settingNamespaces(Set.copyOf(scope.namespaces()));
        }
    }
}
