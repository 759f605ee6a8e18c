package io.vivenuoperator.controller.region;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every state of a namespace's regions during a test, as the API server told it, and what kstatus makes of each. */
final class StatusHistory implements AutoCloseable {
    /** Nothing but a person ends these. */
    private static final Set<String> FOR_A_PERSON = Set.of(
            "RegionKeyTaken",
            "SecretNotFound",
            "SecretKeyMissing",
            "KeyRefused",
            "SellerChanged",
            "VendorProtocol",
            "SigningKeyNotFound",
            "WebhookForbidden",
            "WebhookRejected",
            "ScheduleRefused",
            "Deregistered",
            "WebhookLeftBehind");

    private final List<JsonNode> states = new CopyOnWriteArrayList<>();
    private final SharedIndexInformer<GenericKubernetesResource> watch;

    StatusHistory(KubernetesClient client, String namespace) {
        var kind = new ResourceDefinitionContext.Builder()
                .withGroup(VivenuRegion.GROUP)
                .withVersion(VivenuRegion.VERSION)
                .withKind("VivenuRegion")
                .withPlural("vivenuregions")
                .withNamespaced(true)
                .build();
        watch = client.genericKubernetesResources(kind).inNamespace(namespace).inform(new Keeping(client, states));
    }

    /** How often Ready was something else than the time before, for one region. */
    int readyTransitions(String region) {
        var changes = 0;
        var last = "";
        for (var state : states) {
            var now = ready(state).map(ready -> ready.path("status").asText()).orElse("");
            if (state.at("/metadata/name").asText().equals(region) && !now.equals(last)) {
                changes++;
                last = now;
            }
        }
        return changes;
    }

    /** States in which somebody who waits would go on although the region is not Ready for what it was told. */
    List<JsonNode> tooEarly() {
        return states.stream()
                .filter(state -> KstatusVerdict.of(state) == KstatusVerdict.CURRENT)
                .filter(state -> ready(state)
                        .filter(ready -> ready.path("status").asText().equals("True"))
                        .filter(ready -> ready.path("observedGeneration").asLong()
                                == state.at("/metadata/generation").asLong())
                        .isEmpty())
                .toList();
    }

    /** States in which somebody who waits would wait although only a person can go on, or would give up although nobody has to act. */
    List<JsonNode> misjudged() {
        return states.stream()
                .filter(state -> Set.of(KstatusVerdict.FAILED, KstatusVerdict.IN_PROGRESS)
                        .contains(KstatusVerdict.of(state)))
                .filter(StatusHistory::isObserved)
                .filter(state -> (KstatusVerdict.of(state) == KstatusVerdict.FAILED) != waitsForAPerson(state))
                .toList();
    }

    private static boolean isObserved(JsonNode state) {
        return state.at("/status/observedGeneration").asLong()
                == state.at("/metadata/generation").asLong();
    }

    private static boolean waitsForAPerson(JsonNode state) {
        return ready(state)
                .filter(ready -> FOR_A_PERSON.contains(ready.path("reason").asText()))
                .isPresent();
    }

    private static Optional<JsonNode> ready(JsonNode state) {
        return state.at("/status/conditions")
                .valueStream()
                .filter(condition -> condition.path("type").asText().equals("Ready"))
                .findFirst();
    }

    @Override
    public void close() {
        watch.close();
    }

    private record Keeping(KubernetesClient client, List<JsonNode> states)
            implements ResourceEventHandler<GenericKubernetesResource> {
        private void keep(GenericKubernetesResource state) {
            states.add(client.getKubernetesSerialization().convertValue(state, JsonNode.class));
        }

        @Override
        public void onAdd(GenericKubernetesResource added) {
            keep(added);
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {
            keep(now);
        }

        @Override
        public void onDelete(GenericKubernetesResource deleted, boolean finalStateUnknown) {
            // Its last state was told before.
        }
    }
}
