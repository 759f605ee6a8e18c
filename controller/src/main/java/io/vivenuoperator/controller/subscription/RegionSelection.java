package io.vivenuoperator.controller.subscription;

import io.vivenuoperator.crd.v1alpha1.VivenuRegion;
import io.vivenuoperator.crd.v1alpha1.VivenuRegionStatus;
import io.vivenuoperator.crd.v1alpha1.subscription.EventSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the regions that a selection means. A namespace sees its own regions; those of others only if the installation names it
 * an overseer.
 *
 * @param home the installation's own namespace
 * @param overseers namespaces whose subscriptions may see the regions of every watched namespace
 */
record RegionSelection(String home, List<String> overseers) {
    RegionSelection {
        overseers = List.copyOf(overseers);
    }

    boolean isOverseer(String namespace) {
        return overseers.contains(namespace);
    }

    /** Whether it may get what others than regions publish: a source's name says nothing of whose it is. */
    boolean maySeeSources(String namespace) {
        return namespace.equals(home) || isOverseer(namespace);
    }

    /** @param regions all that are watched, and more than the namespace may see */
    SelectedRegions of(EventSelection selection, String namespace, Stream<VivenuRegion> regions) {
        var visible = regions.filter(region -> isVisible(region, namespace)).toList();
        if (!selection.regions().isEmpty()) {
            return named(selection.regions(), namespace, visible);
        }
        var selector = Optional.ofNullable(selection.regionSelector());
        return new SelectedRegions(
                keys(visible.stream()
                        .filter(region -> selector.map(labels -> labels.selects(labels(region)))
                                .orElse(true))),
                List.of());
    }

    private boolean isVisible(VivenuRegion region, String namespace) {
        return region.getMetadata().getNamespace().equals(namespace) || isOverseer(namespace);
    }

    private static SelectedRegions named(List<String> names, String namespace, List<VivenuRegion> visible) {
        var found = new ArrayList<VivenuRegion>();
        var missing = new ArrayList<String>();
        for (var name : names) {
            visible.stream()
                    .filter(region ->
                            isCalled(region, name, namespace) && key(region).isPresent())
                    .findFirst()
                    .ifPresentOrElse(found::add, () -> missing.add(name));
        }
        return new SelectedRegions(keys(found.stream()), missing);
    }

    private static boolean isCalled(VivenuRegion region, String name, String namespace) {
        var full = name.contains("/") ? name : namespace + "/" + name;
        return full.equals(
                region.getMetadata().getNamespace() + "/" + region.getMetadata().getName());
    }

    /** A region that has no key yet has no messages either. */
    private static List<String> keys(Stream<VivenuRegion> regions) {
        return regions.flatMap(region -> key(region).stream())
                .distinct()
                .sorted()
                .toList();
    }

    static Optional<String> key(VivenuRegion region) {
        return Optional.ofNullable(region.getStatus())
                .map(VivenuRegionStatus::regionKey)
                .filter(key -> !key.isEmpty());
    }

    private static Map<String, String> labels(VivenuRegion region) {
        return Optional.ofNullable(region.getMetadata().getLabels()).orElseGet(Map::of);
    }
}
