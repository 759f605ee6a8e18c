package io.vivenuoperator.salesapi.question;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vivenuoperator.store.query.RegionTrust;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** JSON as our answers have it: what is not known is null. */
public final class Json {
    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static void put(ObjectNode to, String name, Optional<?> value) {
        switch (value.orElse(null)) {
            case null -> to.putNull(name);
            case Long number -> to.put(name, number);
            case Double number -> to.put(name, number);
            case Instant at -> to.put(name, at.toString());
            case Object other -> to.put(name, other.toString());
        }
    }

    public static void add(ArrayNode to, Optional<? extends Number> value) {
        switch (value.orElse(null)) {
            case null -> to.addNull();
            case Long number -> to.add(number);
            case Number number -> to.add(number.doubleValue());
        }
    }

    /** How far each region's data can be trusted, by region. */
    public static ObjectNode trust(Collection<RegionTrust> regions) {
        return trust(regions, false);
    }

    /**
     * The same.
     *
     * @param stale whether the database does not answer, so that there may be more by now
     */
    public static ObjectNode trust(Collection<RegionTrust> regions, boolean stale) {
        ObjectNode all = object();
        regions.forEach(region -> all.set(region.region(), trust(region, stale)));
        return all;
    }

    /** Of one region. */
    public static ObjectNode trust(RegionTrust region, boolean stale) {
        ObjectNode one = object();
        put(one, "data_through", region.dataThrough());
        put(one, "completeness_percent", region.completenessPercent());
        if (stale) {
            one.put("stale", true);
        }
        return one;
    }
}
