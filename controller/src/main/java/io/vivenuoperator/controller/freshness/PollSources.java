package io.vivenuoperator.controller.freshness;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
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
import io.vivenuoperator.controller.naming.PollPlace;
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

    private static final String BY_POLL = "by-poll";

    private final EventSourceContext<VivenuRegion> context;
    private final PollPlace place;
    private final InformerEventSource<Pod, VivenuRegion> pods;
    private final InformerEventSource<Job, VivenuRegion> jobs;

    private PollSources(EventSourceContext<VivenuRegion> context, PollPlace place) {
        this.context = context;
        this.place = place;
        this.pods = new InformerEventSource<>(podsOfPolls(), context);
        this.jobs = new LeanInformerEventSource<>(jobsOfPolls(), context, PollSources::whoseItIs);
    }

    static List<EventSource<?, VivenuRegion>> of(EventSourceContext<VivenuRegion> context, PollPlace place) {
        context.getPrimaryCache().addIndexer(BY_POLL, region -> List.of(place.base(region)));
        var sources = new PollSources(context, place);
        return List.of(
                sources.pods,
                sources.jobs,
                sources.events("refused-pods", Map.of(KIND, "Job", REASON, "FailedCreate")),
                sources.events("refused-jobs", Map.of(KIND, "CronJob", "type", "Warning")),
                sources.events("missing-volumes", Map.of(KIND, "Pod", REASON, "FailedMount")),
                sources.events("missing-sandboxes", Map.of(KIND, "Pod", REASON, "FailedCreatePodSandBox")));
    }

    /** A poll's pod belongs to a Job; its label names the region. */
    private InformerEventSourceConfiguration<Pod> podsOfPolls() {
        return InformerEventSourceConfiguration.from(Pod.class, VivenuRegion.class)
                .withName("poller-pods")
                .withNamespaces(Set.of(place.namespace()))
                .withLabelSelector(ResourceLabels.POLL_SELECTOR)
                .withSecondaryToPrimaryMapper(poll -> Set.of(PollPlace.regionOf(poll)))
                .build();
    }

    /** Needed to find the region of a Job that somebody started under another name; they trigger nothing. */
    private InformerEventSourceConfiguration<Job> jobsOfPolls() {
        return InformerEventSourceConfiguration.from(Job.class, VivenuRegion.class)
                .withName("poller-jobs")
                .withNamespaces(Set.of(place.namespace()))
                .withLabelSelector(ResourceLabels.POLL_SELECTOR)
                .withItemStore(new PruningItemStore<>(PollSources::whoseItIs))
                .withInformerListLimit(PAGE)
                .withSecondaryToPrimaryMapper(poll -> Set.of(PollPlace.regionOf(poll)))
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
                .withNamespaces(Set.of(place.namespace()))
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

    /** By the labels of the object that the Event is about; by its name until they are known. */
    private Set<ResourceID> regionsOf(Event event) {
        var object = event.getInvolvedObject();
        return labelled(object)
                .map(region -> context.getPrimaryCache().get(region).stream())
                .orElseGet(() -> RegionNames.ofPoll(object.getKind(), object.getName()).stream()
                        .flatMap(base -> context.getPrimaryCache().byIndex(BY_POLL, base).stream()))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private Optional<ResourceID> labelled(ObjectReference object) {
        var id = new ResourceID(object.getName(), object.getNamespace());
        return switch (object.getKind()) {
            case "Job" -> jobs.get(id).map(PollPlace::regionOf);
            case "Pod" -> pods.get(id).map(PollPlace::regionOf);
            default -> Optional.empty();
        };
    }
}
