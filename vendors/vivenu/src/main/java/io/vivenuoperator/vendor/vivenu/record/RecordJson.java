package io.vivenuoperator.vendor.vivenu.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How Vivenu's JSON is parsed, by everybody who reads records. */
public final class RecordJson {
    private static final int DEEPEST = 1000;

    private RecordJson() {}

    /** For answers of Vivenu's API. */
    public static JsonFactory factory() {
        return factory(DEEPEST);
    }

    /**
     * Names are not interned: a vendor may use ids as names, and each would stay. A number may be as long as it likes: a parser that ends at one would throw its whole page or delivery away. What a number
     * is worth is judged where its field is read.
     *
     * @param deepest how deep objects may be nested
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
