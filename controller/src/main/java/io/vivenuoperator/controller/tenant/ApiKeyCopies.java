package io.vivenuoperator.controller.tenant;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.shared.EntriesHome;
import io.vivenuoperator.operator.shared.SharedDocument;
import io.vivenuoperator.vendor.vivenu.api.ApiKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The API keys of regions in other namespaces, where their polls can use them. They are entries of one Secret, so that the right to it
 * is by its name; a pod gets the one entry that is its region's.
 */
public final class ApiKeyCopies {
    private final PollPlace place;
    private final SharedDocument<Map<String, String>> stored;

    /** @param secret its name, in the polls' namespace */
    public ApiKeyCopies(KubernetesClient client, PollPlace place, String secret) {
        this.place = place;
        this.stored = new SharedDocument<>(
                "the Secret of the polls' API keys", EntriesHome.secret(client, place.namespace(), secret));
    }

    /** Brings the region's entry up to date; without a key it has none. Does nothing where the region's own Secret can be used. */
    public void keep(VivenuRegion region, Optional<ApiKey> key) {
        if (place.isHomeOf(region)) {
            return;
        }
        var name = place.base(region);
        key.ifPresentOrElse(
                found -> stored.change(entries -> EntriesHome.with(entries, name, found.value())),
                () -> forget(List.of(name)));
    }

    /** Called when the region is gone. */
    public void forget(VivenuRegion region) {
        if (!place.isHomeOf(region)) {
            forget(List.of(place.base(region)));
        }
    }

    /** Every entry's name. */
    Set<String> names() {
        return stored.known().keySet();
    }

    void forget(Collection<String> names) {
        if (names.stream().anyMatch(stored.known()::containsKey)) {
            stored.change(entries -> EntriesHome.without(entries, names));
        }
    }
}
