package io.vivenuoperator.store.query;

import io.vivenuoperator.contracts.region.RegionKey;
import java.util.List;
import java.util.stream.Collectors;

/** The regions that an asker may see; the database leaves out the rows of all others. */
public sealed interface VisibleRegions {
    /** The setting of a transaction that the views of the schema {@code api} go by. */
    String SETTING = "vivenu.regions";

    /** Whether this one is among them. */
    boolean sees(String region);

    /** The value of {@link #SETTING}. */
    String setting();

    /** All, also those that are yet to come. */
    record All() implements VisibleRegions {
        @Override
        public boolean sees(String region) {
            return true;
        }

        @Override
        public String setting() {
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
        public String setting() {
            return keys.stream().map(RegionKey::value).collect(Collectors.joining(","));
        }
    }
}
