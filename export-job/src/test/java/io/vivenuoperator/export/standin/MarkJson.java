package io.vivenuoperator.export.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Developer metadata in answers. */
final class MarkJson {
    private MarkJson() {}

    static void write(ObjectNode json, Map<String, String> marks) {
        if (!marks.isEmpty()) {
            var list = json.putArray("developerMetadata");
            marks.forEach((key, value) -> list.addObject()
                    .put("metadataId", 1 + Math.floorMod(key.hashCode(), 1000))
                    .put("metadataKey", key)
                    .put("metadataValue", value)
                    .put("visibility", "DOCUMENT"));
        }
    }
}
