package io.vivenuoperator.operator.status;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.operator.ownership.ServerSideApply;
import java.util.function.Supplier;

/**
 * Server-side apply of a status, under the field manager that the SDK itself uses for statuses.
 *
 * @param <P> the kind
 * @param <S> its status
 * @param fresh creates an empty resource of the kind
 */
public record StatusPatch<P extends CustomResource<?, S>, S>(Supplier<P> fresh) {
    /** Built from an empty object: applying it must take ownership of nothing but the status. */
    public P of(P resource, S status) {
        var patch = fresh.get();
        patch.setMetadata(new ObjectMetaBuilder()
                .withName(resource.getMetadata().getName())
                .withNamespace(resource.getMetadata().getNamespace())
                .build());
        patch.setStatus(status);
        return patch;
    }

    public void write(P resource, S status, Context<P> context) {
        write(
                resource,
                status,
                context.getClient(),
                context.getControllerConfiguration().fieldManager());
    }

    /** Writes the status without a running operator. */
    public void write(P resource, S status, KubernetesClient client, String fieldManager) {
        client.resource(of(resource, status)).subresource("status").patch(ServerSideApply.forced(fieldManager));
    }
}
