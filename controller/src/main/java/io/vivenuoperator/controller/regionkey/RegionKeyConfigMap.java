package io.vivenuoperator.controller.regionkey;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.operator.shared.DocumentHome;
import io.vivenuoperator.operator.shared.EntriesHome;
import java.util.Optional;

/** The ConfigMap that keeps the regions' keys. */
record RegionKeyConfigMap(EntriesHome<ConfigMap> home) implements DocumentHome<RegionKeyEntries> {
    RegionKeyConfigMap(KubernetesClient client, String namespace, String name) {
        this(EntriesHome.configMap(client, namespace, name));
    }

    @Override
    public Stored<RegionKeyEntries> read() {
        var stored = home.read();
        return new Stored<>(new RegionKeyEntries(stored.document()), stored.version());
    }

    @Override
    public Optional<Stored<RegionKeyEntries>> write(RegionKeyEntries entries, Optional<String> version) {
        return home.write(entries.asMap(), version).map(written -> new Stored<>(entries, written.version()));
    }
}
