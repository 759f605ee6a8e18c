package io.vivenuoperator.contracts.region;

import java.util.List;
import java.util.stream.Collectors;

/** The regions that an asker may see. Programs read them from a key or a token; the database leaves out the rows of all others. */
public sealed interface VisibleRegions {
    /** Whether this one is among them. */
    boolean sees(String region);

    /** All in one text, the same for the same regions in the same order. */
    String text();

    /** All, also those that are yet to come. */
    record All() implements VisibleRegions {
        @Override
        public boolean sees(String region) {
            return true;
        }

        @Override
        public String text() {
            return "*";
        }
    }

    /** These only; a region key contains no comma. */
    record Named(List<RegionKey> keys) implements VisibleRegions {
        public Named {
            keys = List.copyOf(keys);
        }

        @Override
        public boolean sees(String region) {
            return keys.stream().anyMatch(key -> key.value().equals(region));
        }

        @Override
        public String text() {
            return keys.stream().map(RegionKey::value).collect(Collectors.joining(","));
        }
    }
}
