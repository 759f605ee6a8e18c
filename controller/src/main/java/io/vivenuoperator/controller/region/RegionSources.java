package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.CronJobBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.Mappers;
import io.vivenuoperator.controller.cache.CompressedItemStore;
import io.vivenuoperator.controller.cache.LeanInformerEventSource;
import io.vivenuoperator.controller.cache.PruningItemStore;
import io.vivenuoperator.controller.naming.ResourceLabels;
import io.vivenuoperator.controller.secret.SecretLookup;
import io.vivenuoperator.controller.secret.SecretReader;
import io.vivenuoperator.controller.signing.SigningKeys;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What wakes a region: the Secrets it names, its CronJobs, and what becomes of its polls. */
final class RegionSources {
    private static final String BY_SECRET = "by-secret";
    /** Lists come in pages, so that a start does not need the memory for all objects at once. */
    private static final long PAGE = 200;

    private static final GroupVersionKind SECRET = new GroupVersionKind("", "v1", "Secret");

    private RegionSources() {}

    static List<EventSource<?, VivenuRegion>> of(EventSourceContext<VivenuRegion> context) {
        context.getPrimaryCache()
                .addIndexer(
                        BY_SECRET,
                        region -> secretsOf(region).stream()
                                .map(id -> index(id.getNamespace().orElse(""), id.getName()))
                                .toList());
        return Stream.concat(
                        Stream.of(secrets(context), signingKeys(context), cronJobs(context)),
                        PollSources.of(context).stream())
                .toList();
    }

    /**
     * Everybody's Secrets, for a region may name any; of each only that it is there and in which version. Both directions: a
     * Secret may be there before its region, or come after it.
     */
    private static EventSource<?, VivenuRegion> secrets(EventSourceContext<VivenuRegion> context) {
        var configuration = InformerEventSourceConfiguration.from(SECRET, VivenuRegion.class)
                .withName("secrets")
                .withNamespacesInheritedFromController()
                .withItemStore(new PruningItemStore<>(RegionSources::versionOnly))
                .withInformerListLimit(PAGE)
                .withSecondaryToPrimaryMapper(secret -> regionsOf(context, secret))
                .withPrimaryToSecondaryMapper((VivenuRegion region) -> secretsOf(region))
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    /** The Secrets that the controller made, with what is in them. */
    private static EventSource<?, VivenuRegion> signingKeys(EventSourceContext<VivenuRegion> context) {
        var configuration = InformerEventSourceConfiguration.from(Secret.class, VivenuRegion.class)
                .withName("signing-keys")
                .withNamespacesInheritedFromController()
                .withLabelSelector(ResourceLabels.SELECTOR + "," + ResourceLabels.REGION)
                .withItemStore(PruningItemStore.ofFieldOwners())
                .withSecondaryToPrimaryMapper(secret -> regionsOf(context, secret))
                .withPrimaryToSecondaryMapper((VivenuRegion region) -> secretsOf(region))
                .build();
        return new InformerEventSource<>(configuration, context);
    }

    private static GenericKubernetesResource versionOnly(GenericKubernetesResource secret) {
        var meta = secret.getMetadata();
        return new GenericKubernetesResourceBuilder()
                .withApiVersion("v1")
                .withKind("Secret")
                .withNewMetadata()
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .withResourceVersion(meta.getResourceVersion())
                .endMetadata()
                .build();
    }

    private static Set<ResourceID> regionsOf(EventSourceContext<VivenuRegion> context, HasMetadata secret) {
        var meta = secret.getMetadata();
        return context.getPrimaryCache().byIndex(BY_SECRET, index(meta.getNamespace(), meta.getName())).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static Set<ResourceID> secretsOf(VivenuRegion region) {
        var namespace = region.getMetadata().getNamespace();
        return Stream.of(
                        region.getSpec().apiKeySecretRef().name(),
                        SigningKeys.ref(region).name())
                .map(name -> new ResourceID(name, namespace))
                .collect(Collectors.toSet());
    }

    /** From the caches; a user's Secret is requested once for each of its versions. */
    static SecretLookup read(Context<VivenuRegion> context, SecretReader reader) {
        return name -> context.getSecondaryResourcesAsStream(Secret.class)
                .filter(secret -> secret.getMetadata().getName().equals(name))
                .findFirst()
                .or(() -> context.getSecondaryResourcesAsStream(GenericKubernetesResource.class)
                        .filter(secret -> secret.getMetadata().getName().equals(name))
                        .findFirst()
                        .flatMap(secret -> reader.read(secret.getMetadata())));
    }

    private static String index(String namespace, String name) {
        return namespace + "/" + name;
    }

    private static EventSource<?, VivenuRegion> cronJobs(EventSourceContext<VivenuRegion> context) {
        var configuration = InformerEventSourceConfiguration.from(CronJob.class, VivenuRegion.class)
                .withName("cron-jobs")
                .withItemStore(
                        new CompressedItemStore<>(context.getClient().getKubernetesSerialization(), CronJob.class))
                .withInformerListLimit(PAGE)
                .withNamespacesInheritedFromController()
                .withLabelSelector(ResourceLabels.SELECTOR)
                .withSecondaryToPrimaryMapper(Mappers.fromOwnerReferences(VivenuRegion.class))
                .build();
        return new LeanInformerEventSource<>(configuration, context, RegionSources::whoseItIs);
    }

    private static CronJob whoseItIs(CronJob cronJob) {
        var meta = cronJob.getMetadata();
        return new CronJobBuilder()
                .withNewMetadata()
                .withName(meta.getName())
                .withNamespace(meta.getNamespace())
                .withUid(meta.getUid())
                .withResourceVersion(meta.getResourceVersion())
                .withGeneration(meta.getGeneration())
                .withLabels(meta.getLabels())
                .withOwnerReferences(meta.getOwnerReferences())
                .endMetadata()
                .build();
    }
}
