package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.javaoperatorsdk.operator.api.config.informer.FieldSelector;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.vivenuoperator.controller.naming.RegionNames;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.cache.LeanInformerEventSource;
import io.vivenuoperator.operator.cache.PruningItemStore;
import io.vivenuoperator.operator.cache.SelectiveItemStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pods of polls, and what Kubernetes reports when there is no pod: a Job whose pod is refused says so only in Events.
 * The server filters by kind of Event; only those about polls are kept.
 */
final class PollSources {
    private static final long PAGE = 200;
    private static final String KIND = "involvedObject.kind";
    private static final String REASON = "reason";

    private final EventSourceContext<VivenuRegion> context;
    private final InformerEventSource<Pod, VivenuRegion> pods;
    private final InformerEventSource<Job, VivenuRegion> jobs;

    private PollSources(EventSourceContext<VivenuRegion> context) {
        this.context = context;
        this.pods = new InformerEventSource<>(podsOfPolls(), context);
        this.jobs = new LeanInformerEventSource<>(jobsOfPolls(), context, PollSources::whoseItIs);
    }

    static List<EventSource<?, VivenuRegion>> of(EventSourceContext<VivenuRegion> context) {
        var sources = new PollSources(context);
        return List.of(
                sources.pods,
                sources.jobs,
                sources.events("refused-pods", Map.of(KIND, "Job", REASON, "FailedCreate")),
                sources.events("refused-jobs", Map.of(KIND, "CronJob", "type", "Warning")),
                sources.events("missing-volumes", Map.of(KIND, "Pod", REASON, "FailedMount")),
                sources.events("missing-sandboxes", Map.of(KIND, "Pod", REASON, "FailedCreatePodSandBox")));
    }

    /** A poll's pod belongs to a Job; its label names the region. */
    private static InformerEventSourceConfiguration<Pod> podsOfPolls() {
        return InformerEventSourceConfiguration.from(Pod.class, VivenuRegion.class)
                .withName("poller-pods")
                .withNamespacesInheritedFromController()
                .withLabelSelector(ResourceLabels.POLL_SELECTOR)
                .withSecondaryToPrimaryMapper(PollSources::labelled)
                .build();
    }

    /** Needed to find the region of a Job that somebody started under another name; they trigger nothing. */
    private static InformerEventSourceConfiguration<Job> jobsOfPolls() {
        return InformerEventSourceConfiguration.from(Job.class, VivenuRegion.class)
                .withName("poller-jobs")
                .withNamespacesInheritedFromController()
                .withLabelSelector(ResourceLabels.POLL_SELECTOR)
                .withItemStore(new PruningItemStore<>(PollSources::whoseItIs))
                .withInformerListLimit(PAGE)
                .withSecondaryToPrimaryMapper(PollSources::labelled)
                .withGenericFilter(job -> false)
                .build();
    }

    private static Job whoseItIs(Job job) {
        var meta = job.getMetadata();
        return new JobBuilder()
                .withNewMetadata()
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .withResourceVersion(meta.getResourceVersion())
                .withLabels(meta.getLabels())
                .endMetadata()
                .build();
    }

    private EventSource<?, VivenuRegion> events(String name, Map<String, String> fields) {
        var selected = fields.entrySet().stream()
                .map(field -> new FieldSelector.Field(field.getKey(), field.getValue()))
                .toList();
        var configuration = InformerEventSourceConfiguration.from(Event.class, VivenuRegion.class)
                .withName(name)
                .withNamespacesInheritedFromController()
                .withFieldSelector(new FieldSelector(selected))
                .withInformerListLimit(PAGE)
                .withItemStore(new SelectiveItemStore<>(
                        new PruningItemStore<>(PollSources::sayingOnly),
                        event -> !regionsOf(event).isEmpty()))
                .withSecondaryToPrimaryMapper(this::regionsOf)
                .build();
        return new LeanInformerEventSource<>(configuration, context, PollSources::sayingOnly);
    }

    private static Event sayingOnly(Event event) {
        var meta = event.getMetadata();
        return new EventBuilder()
                .withNewMetadata()
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .withResourceVersion(meta.getResourceVersion())
                .withCreationTimestamp(meta.getCreationTimestamp())
                .endMetadata()
                .withInvolvedObject(event.getInvolvedObject())
                .withType(event.getType())
                .withReason(event.getReason())
                .withMessage(event.getMessage())
                .withEventTime(event.getEventTime())
                .withFirstTimestamp(event.getFirstTimestamp())
                .withLastTimestamp(event.getLastTimestamp())
                .withSeries(event.getSeries())
                .build();
    }

    private Set<ResourceID> regionsOf(Event event) {
        var object = event.getInvolvedObject();
        return regionOf(object)
                .filter(region -> context.getPrimaryCache().get(region).isPresent())
                .stream()
                .collect(Collectors.toSet());
    }

    /** By the label of the object that the Event is about; by its name until that is known. */
    private Optional<ResourceID> regionOf(ObjectReference object) {
        var id = new ResourceID(object.getName(), object.getNamespace());
        var known =
                switch (object.getKind()) {
                    case "Job" -> jobs.get(id).map(PollSources::label);
                    case "Pod" -> pods.get(id).map(PollSources::label);
                    default -> Optional.<String>empty();
                };
        return known.or(() -> RegionNames.ofPoll(object.getKind(), object.getName()))
                .map(region -> new ResourceID(region, object.getNamespace()));
    }

    private static String label(HasMetadata labelled) {
        return labelled.getMetadata().getLabels().getOrDefault(ResourceLabels.REGION, "");
    }

    private static Set<ResourceID> labelled(HasMetadata labelled) {
        return Set.of(new ResourceID(label(labelled), labelled.getMetadata().getNamespace()));
    }
}
