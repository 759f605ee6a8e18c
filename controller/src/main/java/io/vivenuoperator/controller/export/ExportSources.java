package io.vivenuoperator.controller.export;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.crd.v1alpha1.export.SalesExport;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.secret.NamedSecrets;
import io.vivenuoperator.operator.secret.SecretReader;
import io.vivenuoperator.operator.secret.SecretReferences;
import io.vivenuoperator.operator.secret.WatchedSecrets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What triggers an export: the Secret it names, its CronJob, its Jobs and their pods. */
final class ExportSources {
    private final ExportPlace place;
    private final SecretReferences<SalesExport> secrets;

    ExportSources(ControllerSettings settings, ExportPlace place, SecretReader reader) {
        this.place = place;
        this.secrets = secrets(settings, reader);
    }

    private static SecretReferences<SalesExport> secrets(ControllerSettings settings, SecretReader reader) {
        return settings.scope().isEverywhere()
                ? new NamedSecrets<>(ExportSources::names, reader, settings.secretInterval())
                : new WatchedSecrets<>(
                        SalesExport.class,
                        ExportSources::names,
                        reader,
                        !settings.scope().isList(),
                        Ownership.SELECTOR + "," + ExportPlace.EXPORT);
    }

    private static Set<String> names(SalesExport export) {
        return Set.of(export.getSpec().credentialsSecretRef().name());
    }

    SecretReferences<SalesExport> secrets() {
        return secrets;
    }

    List<EventSource<?, SalesExport>> of(EventSourceContext<SalesExport> context) {
        return Stream.concat(
                        secrets.sources(context).stream(),
                        Stream.<EventSource<?, SalesExport>>of(
                                new InformerEventSource<>(labelled(CronJob.class, "export-cron-jobs"), context),
                                new InformerEventSource<>(labelled(Job.class, "export-jobs"), context),
                                new InformerEventSource<>(labelled(Pod.class, "export-pods"), context)))
                .toList();
    }

    private <R extends HasMetadata> InformerEventSourceConfiguration<R> labelled(Class<R> type, String name) {
        return InformerEventSourceConfiguration.from(type, SalesExport.class)
                .withName(name)
                .withNamespaces(Set.of(place.namespace()))
                .withLabelSelector(ExportPlace.SELECTOR)
                .withSecondaryToPrimaryMapper(object -> Set.of(ExportPlace.exportOf(object)))
                .build();
    }

    /** Of this very export: one of the same name may have gone before. */
    static ExportScene scene(SalesExport export, Context<SalesExport> context) {
        return new ExportScene(
                context.getSecondaryResourcesAsStream(Job.class)
                        .filter(job -> ExportPlace.isOf(export, job))
                        .toList(),
                context.getSecondaryResourcesAsStream(Pod.class)
                        .filter(pod -> ExportPlace.isOf(export, pod))
                        .toList());
    }
}
