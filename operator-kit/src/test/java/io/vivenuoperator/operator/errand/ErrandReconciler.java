package io.vivenuoperator.operator.errand;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.condition.ConditionSet;
import io.vivenuoperator.operator.event.ConditionEvents;
import io.vivenuoperator.operator.ownership.Ownership;
import io.vivenuoperator.operator.ownership.ServerSideApply;
import io.vivenuoperator.operator.pod.ContainerImage;
import io.vivenuoperator.operator.pod.PodEnd;
import io.vivenuoperator.operator.pod.PodOutcome;
import io.vivenuoperator.operator.pod.PodResources;
import io.vivenuoperator.operator.pod.RestrictedJob;
import io.vivenuoperator.operator.pod.RestrictedPod;
import io.vivenuoperator.operator.refusal.KubernetesRefusal;
import io.vivenuoperator.operator.status.StatusPatch;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One Job, one condition. */
@ControllerConfiguration
final class ErrandReconciler implements Reconciler<Errand> {
    static final String CONTAINER = "errand";
    static final String LABEL = "test.vivenu-operator.io/errand";

    private static final StatusPatch<Errand, Errand.Status> PATCH = new StatusPatch<>(Errand::new);

    private final ConditionSet<Errand.Type, Errand.Condition> conditions;
    private final ConditionEvents<Errand.Type, Errand.Condition> events;

    ErrandReconciler(
            ConditionSet<Errand.Type, Errand.Condition> conditions,
            ConditionEvents<Errand.Type, Errand.Condition> events) {
        this.conditions = conditions;
        this.events = events;
    }

    @Override
    public List<EventSource<?, Errand>> prepareEventSources(EventSourceContext<Errand> context) {
        var pods = InformerEventSourceConfiguration.from(Pod.class, Errand.class)
                .withLabelSelector(LABEL)
                .withSecondaryToPrimaryMapper(pod -> Set.of(new ResourceID(
                        pod.getMetadata().getLabels().get(LABEL),
                        pod.getMetadata().getNamespace())))
                .build();
        return List.of(new InformerEventSource<>(pods, context));
    }

    @Override
    public UpdateControl<Errand> reconcile(Errand errand, Context<Errand> context) {
        var before = errand.conditions();
        var after = conditions.overlay(
                before,
                Map.of(Errand.Type.Done, run(errand, context)),
                errand.getMetadata().getGeneration());
        if (after.equals(before)) {
            return UpdateControl.noUpdate();
        }
        events.changed(errand, before, after);
        return UpdateControl.patchStatus(PATCH.of(errand, new Errand.Status(after)));
    }

    private static ConditionResult run(Errand errand, Context<Errand> context) {
        try {
            ServerSideApply.createOnce(job(errand), context.getClient());
        } catch (KubernetesClientException e) {
            return KubernetesRefusal.of(e).orElseThrow(() -> e).finding(Errand.Reason.REFUSED);
        }
        return context.getSecondaryResourcesAsStream(Pod.class)
                .map(pod -> finding(new PodOutcome(pod, CONTAINER)))
                .findFirst()
                .orElseGet(() -> ConditionResult.unknown(Errand.Reason.RUNNING, "Its pod is yet to come."));
    }

    private static ConditionResult finding(PodOutcome pod) {
        return pod.end()
                .map(ErrandReconciler::finding)
                .orElseGet(() -> pod.stuck()
                        .map(why -> ConditionResult.no(Errand.Reason.STUCK, why))
                        .orElseGet(() -> ConditionResult.unknown(Errand.Reason.RUNNING, "It runs.")));
    }

    private static ConditionResult finding(PodEnd end) {
        return end instanceof PodEnd.Terminated terminated && terminated.exitCode() == 0
                ? ConditionResult.yes(Errand.Reason.RAN, terminated.message().orElse("Done."))
                : ConditionResult.no(Errand.Reason.FAILED, end.reason());
    }

    private static Job job(Errand errand) {
        var labels = Ownership.labels(Map.of(LABEL, errand.getMetadata().getName()));
        var pod = new RestrictedPod(
                new ContainerImage(CONTAINER, errand.getSpec().image(), "IfNotPresent"),
                "default",
                List.of(),
                List.of(),
                new PodResources("10m", "16Mi", "32Mi", "1Mi"),
                List.of(),
                Duration.ofMinutes(1));
        return new JobBuilder()
                .withNewMetadata()
                .withName(errand.getMetadata().getName())
                .withNamespace(errand.getMetadata().getNamespace())
                .withLabels(labels)
                .withOwnerReferences(Ownership.reference(errand))
                .endMetadata()
                .withSpec(new RestrictedJob(pod, 0, Duration.ofMinutes(2), Duration.ofHours(1), 2).spec(labels))
                .build();
    }
}
