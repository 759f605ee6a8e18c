package io.vivenuoperator.store.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What events are put together by. */
public enum PortfolioGrouping {
    NONE,
    REGION,
    STATUS;

    /** As parameters have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(PortfolioGrouping::word).toList();
    }

    /** The one with this word, which is one of {@link #words}. */
    public static PortfolioGrouping named(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
