package io.vivenuoperator.salesapi.question;

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

    /** How far each region's data can be trusted, by region. */
    public static ObjectNode trust(Collection<RegionTrust> regions) {
        ObjectNode all = object();
        regions.forEach(region -> {
            ObjectNode one = all.putObject(region.region());
            put(one, "data_through", region.dataThrough());
            put(one, "completeness_percent", region.completenessPercent());
        });
        return all;
    }
}
