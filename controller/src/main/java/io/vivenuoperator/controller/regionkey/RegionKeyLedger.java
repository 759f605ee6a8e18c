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
import io.vivenuoperator.operator.shared.EntriesHome;
import io.vivenuoperator.operator.shared.SharedDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
    private final SharedDocument<Map<String, String>> stored;
    /** Also of regions that are gone: their metrics are removed under the key that they had. */
    private final Map<String, RegionKey> remembered = new ConcurrentHashMap<>();

    public RegionKeyLedger(KubernetesClient client, ControllerSettings settings, PollPlace place) {
        this.configMap = settings.regionKeys();
        this.place = place;
        this.rule = RegionKeyLookup.byRule(settings.scope().isOfSeveral());
        this.stored = new SharedDocument<>(
                "the ConfigMap of the regions' keys",
                EntriesHome.configMap(client, settings.operatorNamespace(), configMap));
    }

    /** Call before anything is done for the region. */
    public KeyClaim claim(VivenuRegion region, Context<VivenuRegion> context) {
        var id = id(region);
        var before = stored.document();
        var known = entry(before, id);
        var key = known.orElseGet(() -> KnownBefore.fromStatus(region)
                .or(() -> KnownBefore.fromPolls(region, place, context))
                .orElseGet(() -> rule.of(region)));
        var entries = known.isPresent()
                ? before
                : stored.change(now -> rival(now, id, key).isPresent() || isCalledAlike(now, id, region)
                        ? now
                        : EntriesHome.with(now, id, key.value()));
        var rival = rival(entries, id, key);
        if (rival.isPresent()) {
            return new KeyClaim.Taken(taken("The key " + key + " in the database", rival.get()));
        }
        if (!entries.containsKey(id)) {
            return new KeyClaim.Taken(taken("The name of its CronJobs", place.base(region)));
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

    /** Whether a region beside the controller has the very name that this one's polls would have, or the other way round. */
    private boolean isCalledAlike(Map<String, String> entries, String id, VivenuRegion region) {
        var base = place.base(region);
        return entries.keySet().stream()
                .filter(other -> !other.equals(id))
                .map(other -> other.split(BETWEEN, 2))
                .anyMatch(other ->
                        other.length == 2 && place.base(other[0], other[1]).equals(base));
    }

    @Override
    public RegionKey of(VivenuRegion region) {
        var id = id(region);
        var entries = stored.known();
        var key = entry(entries, id)
                .orElseGet(() -> KnownBefore.fromStatus(region)
                        .orElseGet(() -> Optional.ofNullable(remembered.get(id)).orElseGet(() -> rule.of(region))));
        // This one no other region can have, and nothing has been made for it.
        var own = RegionKey.of(
                region.getMetadata().getNamespace(), region.getMetadata().getName());
        return rival(entries, id, key).isPresent() ? own : key;
    }

    @Override
    public RegionKey of(String namespace, String name) {
        var id = namespace + BETWEEN + name;
        return entry(stored.known(), id)
                .or(() -> Optional.ofNullable(remembered.get(id)))
                .orElseGet(() -> rule.of(namespace, name));
    }

    /** Called when the region is gone: a region of that key may come anew, here or in another namespace. */
    public void release(VivenuRegion region) {
        release(List.of(id(region)));
    }

    /** Every entry, of regions that are watched or not. */
    public Set<String> ids() {
        return stored.document().keySet();
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
        if (ids.stream().anyMatch(stored.known()::containsKey)) {
            stored.change(entries -> EntriesHome.without(entries, ids));
        }
    }

    private static Optional<RegionKey> entry(Map<String, String> entries, String id) {
        return Optional.ofNullable(entries.get(id)).filter(RegionKey::isValid).map(RegionKey::new);
    }

    private static Optional<String> rival(Map<String, String> entries, String id, RegionKey key) {
        return entries.entrySet().stream()
                .filter(entry ->
                        entry.getValue().equals(key.value()) && !entry.getKey().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String id(VivenuRegion region) {
        return region.getMetadata().getNamespace()
                + BETWEEN
                + region.getMetadata().getName();
    }
}
