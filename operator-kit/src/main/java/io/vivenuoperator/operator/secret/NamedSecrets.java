package io.vivenuoperator.operator.secret;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingConfigurationBuilder;
import io.javaoperatorsdk.operator.processing.event.source.polling.PerResourcePollingEventSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets that are read by their names, once per interval: for an operator of all namespaces, which would otherwise need the
 * right to list everybody's.
 *
 * @param <P> the kind
 */
public final class NamedSecrets<P extends HasMetadata> implements SecretReferences<P> {
    private final Function<P, Set<String>> named;
    private final SecretReader reader;
    private final Duration interval;

    /**
     * @param named the names of the Secrets a resource needs
     * @param interval after which a change is noticed at the latest
     */
    public NamedSecrets(Function<P, Set<String>> named, SecretReader reader, Duration interval) {
        this.named = named;
        this.reader = reader;
        this.interval = interval;
    }

    @Override
    public List<EventSource<?, P>> sources(EventSourceContext<P> context) {
        var configuration = new PerResourcePollingConfigurationBuilder<Secret, P, ResourceID>(
                        resource -> present(resource).collect(Collectors.toSet()), interval)
                .withName("secrets")
                .withResourceIDMapper(ResourceID::fromResource)
                .build();
        return List.of(new PerResourcePollingEventSource<>(Secret.class, context, configuration));
    }

    private Stream<Secret> present(P resource) {
        var namespace = resource.getMetadata().getNamespace();
        return named.apply(resource).stream().flatMap(name -> present(namespace, name).stream());
    }

    /** A request that fails must not end the rounds, and says nothing about the Secret. */
    private Optional<Secret> present(String namespace, String name) {
        try {
            return reader.byName(namespace, name);
        } catch (KubernetesClientException e) {
            return reader.lastRead(namespace, name);
        }
    }

    /** As of the last round; what was not there then is asked for again. */
    @Override
    public SecretLookup lookup(Context<P> context) {
        var namespace = context.getPrimaryResource().getMetadata().getNamespace();
        return new SecretLookup() {
            @Override
            public Optional<Secret> find(String name) {
                return context.getSecondaryResourcesAsStream(Secret.class)
                        .filter(secret -> secret.getMetadata().getName().equals(name))
                        .findFirst()
                        .or(() -> reader.byName(namespace, name));
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
}
