package io.vivenuoperator.operator.secret;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.vivenuoperator.operator.cache.PruningItemStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Secrets that are watched: a changed one triggers the resources that refer to it. Secrets need no label, and nothing is polled.
 *
 * @param <P> the kind
 */
public final class WatchedSecrets<P extends HasMetadata> implements SecretReferences<P> {
    private static final String BY_SECRET = "by-secret";
    /** Lists are read in pages, so that a start does not need memory for all objects at once. */
    private static final long PAGE = 200;

    private static final GroupVersionKind SECRET = new GroupVersionKind("", "v1", "Secret");

    private final Class<P> kind;
    private final Function<P, Set<String>> named;
    private final SecretReader reader;
    private final boolean oneInformer;
    private final String ownSelector;

    /**
     * @param named the names of the Secrets a resource needs
     * @param oneInformer whether one informer watches all that is watched: several, one for each namespace, would throw out of a common
     * store what the others have listed, and get none
     * @param ownSelector label selector of those that the operator makes
     */
    public WatchedSecrets(
            Class<P> kind,
            Function<P, Set<String>> named,
            SecretReader reader,
            boolean oneInformer,
            String ownSelector) {
        this.kind = kind;
        this.named = named;
        this.reader = reader;
        this.oneInformer = oneInformer;
        this.ownSelector = ownSelector;
    }

    @Override
    public List<EventSource<?, P>> sources(EventSourceContext<P> context) {
        return List.of(everybodys(context), ours(context));
    }

    /**
     * All Secrets that the reader may read, because a resource may refer to any; only their existence and version. Works both
     * ways: a Secret may exist before its resource or be created after it.
     */
    private EventSource<?, P> everybodys(EventSourceContext<P> context) {
        index(context);
        var everybodys = InformerEventSourceConfiguration.from(SECRET, kind)
                .withName("secrets")
                .withNamespacesInheritedFromController()
                .withInformerListLimit(PAGE)
                .withSecondaryToPrimaryMapper(secret -> naming(context, secret))
                .withPrimaryToSecondaryMapper((P resource) -> secretsOf(resource));
        reader.selector().ifPresent(everybodys::withLabelSelector);
        if (oneInformer) {
            everybodys.withItemStore(new PruningItemStore<>(WatchedSecrets::versionOnly));
        }
        return new InformerEventSource<>(everybodys.build(), context);
    }

    /** The Secrets that the operator created, with their content. */
    private EventSource<?, P> ours(EventSourceContext<P> context) {
        var own = InformerEventSourceConfiguration.from(Secret.class, kind)
                .withName("own-secrets")
                .withNamespacesInheritedFromController()
                .withLabelSelector(ownSelector)
                .withSecondaryToPrimaryMapper(secret -> naming(context, secret))
                .withPrimaryToSecondaryMapper((P resource) -> secretsOf(resource));
        if (oneInformer) {
            own.withItemStore(PruningItemStore.ofFieldOwners());
        }
        return new InformerEventSource<>(own.build(), context);
    }

    /** Reads from the caches; a user's Secret is requested once per version. */
    @Override
    public SecretLookup lookup(Context<P> context) {
        return new SecretLookup() {
            @Override
            public Optional<Secret> find(String name) {
                return context.getSecondaryResourcesAsStream(Secret.class)
                        .filter(secret -> secret.getMetadata().getName().equals(name))
                        .findFirst()
                        .or(() -> context.getSecondaryResourcesAsStream(GenericKubernetesResource.class)
                                .filter(secret -> secret.getMetadata().getName().equals(name))
                                .findFirst()
                                .flatMap(secret -> reader.read(secret.getMetadata())));
            }

            @Override
            public String condition() {
                return reader.condition();
            }
        };
    }

    @Override
    public void forget(P resource) {
        named.apply(resource)
                .forEach(name -> reader.forget(resource.getMetadata().getNamespace(), name));
    }

    private void index(EventSourceContext<P> context) {
        context.getPrimaryCache().addIndexer(BY_SECRET, resource -> keysOf(resource));
    }

    private List<String> keysOf(P resource) {
        var namespace = resource.getMetadata().getNamespace();
        return named.apply(resource).stream().map(name -> key(namespace, name)).toList();
    }

    private Set<ResourceID> secretsOf(P resource) {
        var namespace = resource.getMetadata().getNamespace();
        return named.apply(resource).stream()
                .map(name -> new ResourceID(name, namespace))
                .collect(Collectors.toSet());
    }

    private static <P extends HasMetadata> Set<ResourceID> naming(EventSourceContext<P> context, HasMetadata secret) {
        var meta = secret.getMetadata();
        return context.getPrimaryCache().byIndex(BY_SECRET, key(meta.getNamespace(), meta.getName())).stream()
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
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
}
