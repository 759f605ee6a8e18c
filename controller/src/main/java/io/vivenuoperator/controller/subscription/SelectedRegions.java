package io.vivenuoperator.controller.subscription;

import java.util.List;

/**
 * The regions that a subscription gets.
 *
 * @param keys of regions, in order
 * @param missing names in the spec that no region has which the namespace may see
 */
public record SelectedRegions(List<String> keys, List<String> missing) {
    public SelectedRegions {
        keys = List.copyOf(keys);
        missing = List.copyOf(missing);
    }
}
