package io.vivenuoperator.operator.secret;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;

/**
 * The Secrets that resources of a kind refer to, in the resource's namespace. A changed Secret triggers the resources that
 * refer to it.
 *
 * @param <P> the kind
 */
public interface SecretReferences<P extends HasMetadata> {
    /** What notices a change. */
    List<EventSource<?, P>> sources(EventSourceContext<P> context);

    SecretLookup lookup(Context<P> context);

    /** Called when the resource is gone. */
    void forget(P resource);
}
