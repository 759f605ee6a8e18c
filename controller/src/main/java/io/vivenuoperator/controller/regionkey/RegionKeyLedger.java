package io.vivenuoperator.controller.regionkey;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.vivenuoperator.contracts.region.RegionKey;
import io.vivenuoperator.controller.condition.Reason;
import io.vivenuoperator.controller.naming.PollPlace;
import io.vivenuoperator.controller.naming.RegionKeyLookup;
import io.vivenuoperator.controller.settings.ControllerSettings;
import io.vivenuoperator.controller.settings.WatchScope;
import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.operator.condition.ConditionResult;
import io.vivenuoperator.operator.shared.SharedDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Remembers the key that each region got when it was first reconciled, in a ConfigMap of the operator's namespace: which namespaces
 * are watched may change, and the data stays under its key. A tenant can't write there, so nobody gets another region's data by it.
 */
public final class RegionKeyLedger implements RegionKeyLookup {
    /** No name of a namespace or of a region has it. */
    private static final String BETWEEN = "_";

    private final String configMap;
    private final PollPlace place;
    private final RegionKeyLookup rule;
    private final SharedDocument<RegionKeyEntries> stored;
    /** Also of regions that are gone: their metrics are removed under the key that they had. */
    private final Map<String, RegionKey> remembered = new ConcurrentHashMap<>();

    public RegionKeyLedger(KubernetesClient client, ControllerSettings settings, PollPlace place) {
        this.configMap = settings.regionKeys();
        this.place = place;
        this.rule = RegionKeyLookup.byRule(settings.scope().isOfSeveral());
        this.stored = new SharedDocument<>(
                "the ConfigMap of the regions' keys",
                new RegionKeyConfigMap(client, settings.operatorNamespace(), configMap));
    }

    /** Call before anything is done for the region. */
    public KeyClaim claim(VivenuRegion region, Context<VivenuRegion> context) {
        var id = id(region);
        var before = stored.document();
        var known = before.key(id);
        var key = known.orElseGet(() -> KnownBefore.fromStatus(region)
                .or(() -> KnownBefore.fromPolls(region, place, context))
                .orElseGet(() -> rule.of(region)));
        var entries = known.isPresent()
                ? before
                : stored.change(now ->
                        now.rival(id, key).isPresent() || namesake(now, region).isPresent() ? now : now.with(id, key));
        var rival = entries.rival(id, key);
        if (rival.isPresent()) {
            return new KeyClaim.Taken(taken("The key " + key + " in the database", rival.get()));
        }
        if (!entries.contains(id)) {
            return new KeyClaim.Taken(
                    taken("The name of its CronJobs", namesake(entries, region).orElse(id)));
        }
        remembered.put(id, key);
        return new KeyClaim.Held(key);
    }

    private ConditionResult taken(String what, String rival) {
        return ConditionResult.no(
                Reason.REGION_KEY_TAKEN,
                what + " belongs to region " + rival.replace(BETWEEN, "/")
                        + ": give this region another name, or delete that one. If that one is gone without its controller, remove "
                        + rival + " from ConfigMap " + configMap + " in the operator's namespace.");
    }

    /** A region of which one is beside the controller and has the very name that the other's polls have. */
    private Optional<String> namesake(RegionKeyEntries entries, VivenuRegion region) {
        var base = place.base(region);
        if (!place.isHomeOf(region)) {
            return Optional.of(place.namespace() + BETWEEN + base).filter(entries::contains);
        }
        return Stream.of(entries.ids())
                .filter(_ -> PollPlace.mayBeOfGuest(base))
                .flatMap(Collection::stream)
                .filter(other -> !other.equals(id(region)))
                .filter(other -> {
                    var parts = other.split(BETWEEN, 2);
                    return parts.length == 2 && place.base(parts[0], parts[1]).equals(base);
                })
                .findFirst();
    }

    @Override
    public RegionKey of(VivenuRegion region) {
        var id = id(region);
        var entries = stored.known();
        var key = entries.key(id)
                .orElseGet(() -> KnownBefore.fromStatus(region)
                        .orElseGet(() -> Optional.ofNullable(remembered.get(id)).orElseGet(() -> rule.of(region))));
        // This one no other region can have, and nothing has been made for it.
        var own = RegionKey.of(
                region.getMetadata().getNamespace(), region.getMetadata().getName());
        return entries.rival(id, key).isPresent() ? own : key;
    }

    @Override
    public RegionKey of(String namespace, String name) {
        var id = namespace + BETWEEN + name;
        return stored.known()
                .key(id)
                .or(() -> Optional.ofNullable(remembered.get(id)))
                .orElseGet(() -> rule.of(namespace, name));
    }

    /** Called when the region is gone: a region of that key may come anew, here or in another namespace. */
    public void release(VivenuRegion region) {
        release(List.of(id(region)));
    }

    /** Every entry, of regions that are watched or not. */
    public Set<String> ids() {
        return stored.document().ids();
    }

    /**
     * Removes entries of regions that are gone without their controller.
     *
     * @param ids the entries that were there before the regions were listed
     * @param present the regions that there are; of namespaces that are not watched nothing is known
     */
    public void releaseAllBut(Collection<VivenuRegion> present, Set<String> ids, WatchScope scope) {
        var kept = present.stream().map(RegionKeyLedger::id).collect(Collectors.toSet());
        release(ids.stream()
                .filter(id -> !kept.contains(id))
                .filter(id -> scope.isEverywhere() || scope.namespaces().contains(id.split(BETWEEN, 2)[0]))
                .toList());
    }

    private void release(List<String> ids) {
        if (ids.stream().anyMatch(stored.known()::contains)) {
            stored.change(entries -> entries.without(ids));
        }
    }

    private static String id(VivenuRegion region) {
        return region.getMetadata().getNamespace()
                + BETWEEN
                + region.getMetadata().getName();
    }
}
