package io.vivenuoperator.contracts.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;

/**
 * {@code REGIONS_FILE}: the regions whose deliveries are accepted, and the keys that sign
 * them. The controller writes it into a Secret; receivers read it from a mounted file:
 * {@code {"revision":"7","regions":[{"region":"dach","signingKeys":["new","old"]}]}}.
 *
 * @param revision the controller's name for this version, opaque to readers; empty if a person wrote the file
 */
public record RegionsFile(String revision, List<RegionEntry> regions) {
    static final String REVISION = "revision";
    static final String REGIONS = "regions";
    static final String REGION = "region";
    static final String SIGNING_KEYS = "signingKeys";

    public RegionsFile {
        regions = List.copyOf(regions);
        var seen = new HashSet<>();
        for (RegionEntry entry : regions) {
            if (!seen.add(entry.region())) {
                throw new IllegalArgumentException("region " + entry.region() + " appears twice");
            }
        }
    }

    /**
     * Parses a file. Unknown fields are ignored, so that a newer controller may add some.
     *
     * @throws MalformedRegionsFileException naming the field; nothing of such a file may be used
     */
    public static RegionsFile parse(byte[] json) throws MalformedRegionsFileException {
        return new RegionsFileParser().parse(json);
    }

    public String toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        if (!revision.isEmpty()) {
            root.put(REVISION, revision);
        }
        ArrayNode list = root.putArray(REGIONS);
        for (RegionEntry entry : regions) {
            ArrayNode keys =
                    list.addObject().put(REGION, entry.region().value()).putArray(SIGNING_KEYS);
            entry.signingKeys().forEach(keys::add);
        }
        return root.toString();
    }
}
