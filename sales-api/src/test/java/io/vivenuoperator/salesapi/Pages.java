package io.vivenuoperator.salesapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads a list page by page. */
final class Pages {
    private Pages() {}

    /** Something that happens between two pages. */
    @FunctionalInterface
    interface Meanwhile {
        void happen(int page) throws Exception;
    }

    /**
     * One field of all rows, in their order.
     *
     * @param target with a query
     */
    static List<String> all(RunningApi api, String target, String field, Meanwhile meanwhile) throws Exception {
        List<String> values = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = api.json("all", target + cursor);
            page.path("data").forEach(row -> values.add(row.path(field).asText()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").textValue();
            pages++;
            meanwhile.happen(pages);
        } while (!cursor.isEmpty());
        return values;
    }
}
