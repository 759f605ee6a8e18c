package io.vivenuoperator.operator.ownership;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.SSABasedGenericKubernetesResourceMatcher;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Brings an operator's own objects to their desired state. */
public final class ServerSideApply {
    private ServerSideApply() {}

    /** Applies the object unless the cached one already matches; the kind needs an event source for the type. */
    public static <R extends HasMetadata> void whereItDiffers(R desired, Class<R> type, Context<?> context) {
        var present = cached(type, ResourceID.fromResource(desired), context);
        if (present.isEmpty() || !isAsDesired(present.get(), desired, context)) {
            context.getClient()
                    .resource(desired)
                    .patch(forced(context.getControllerConfiguration().fieldManager()));
        }
    }

    /** Creates the object unless one of that name exists. */
    public static void createOnce(HasMetadata object, KubernetesClient client) {
        try {
            client.resource(object).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    /** Applies as this field manager and takes over contested fields. */
    public static PatchContext forced(String fieldManager) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(fieldManager)
                .withForce(true)
                .build();
    }

    /** By its name: what the SDK knows by owner may be behind when the controller starts, and costs each object of the owner. */
    public static <R extends HasMetadata> Optional<R> cached(Class<R> type, ResourceID id, Context<?> context) {
        EventSource<R, ?> objects = context.eventSourceRetriever().getEventSourceFor(type);
        // Never taken for "not there".
        return ((InformerEventSource<R, ?>) objects).get(id);
    }

    private static <R extends HasMetadata> boolean isAsDesired(R present, R desired, Context<?> context) {
        return SSABasedGenericKubernetesResourceMatcher.<R>getInstance().matches(present, desired, context);
    }
}
