package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** The parser settings for Vivenu's JSON, shared by all readers of records. */
public final class RecordJson {
    private static final int DEEPEST = 1000;

    private RecordJson() {}

    /** For answers of Vivenu's API. */
    public static JsonFactory factory() {
        return factory(DEEPEST);
    }

    /**
     * Names are not interned: a vendor may use ids as names, and each would stay in memory. Numbers may have any length:
     * a parser that rejects one would lose its whole page or delivery. Whether a number is valid is decided when its
     * field is read.
     *
     * @param deepest the deepest nesting of objects
     */
    public static JsonFactory factory(int deepest) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(deepest)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build())
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }
}
