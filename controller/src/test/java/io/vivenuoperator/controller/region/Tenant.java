package io.vivenuoperator.controller.region;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.vivenuoperator.crd.v1alpha1.ApiKeySecretRef;
import io.vivenuoperator.crd.v1alpha1.ConditionType;
import io.vivenuoperator.crd.v1alpha1.RegionCondition;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionSpec;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A namespace with a region {@code dach}, as a team that has nothing else would make it. */
record Tenant(KubernetesClient client, String namespace) {
    Tenant create(String apiKey) {
        makeNamespace();
        apiKey(apiKey);
        client.resource(region()).create();
        return this;
    }

    /** Makes it, unless it is there. */
    void makeNamespace() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .createOr(existing -> existing.update());
    }

    void apiKey(String value) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("vivenu-dach")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withStringData(Map.of("apiKey", value))
                        .build())
                .createOr(existing -> existing.update());
    }

    VivenuRegion region() {
        var region = new VivenuRegion();
        region.getMetadata().setName("dach");
        region.getMetadata().setNamespace(namespace);
        region.setSpec(new VivenuRegionSpec(null, null, new ApiKeySecretRef("vivenu-dach", null), null, null, null));
        return region;
    }

    Resource<VivenuRegion> resource() {
        return client.resources(VivenuRegion.class).inNamespace(namespace).withName("dach");
    }

    /** Status and reason; empty if there is no such condition. */
    String condition(ConditionType type) {
        return find(type)
                .map(condition -> condition.status().name() + " " + condition.reason())
                .orElse("");
    }

    String message(ConditionType type) {
        return find(type).map(RegionCondition::message).orElse("");
    }

    private Optional<RegionCondition> find(ConditionType type) {
        return status().flatMap(status -> status.condition(type));
    }

    Optional<VivenuRegionStatus> status() {
        return Optional.ofNullable(resource().get()).map(VivenuRegion::getStatus);
    }

    String key() {
        return status().map(VivenuRegionStatus::regionKey).orElse("");
    }

    List<Secret> secrets() {
        return client.secrets().inNamespace(namespace).list().getItems();
    }

    /** What all of its Secrets hold. */
    List<String> secretValues() {
        return secrets().stream()
                .map(Secret::getData)
                .map(Map::values)
                .flatMap(Collection::stream)
                .map(value -> new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
                .toList();
    }
}
