package io.vivenuoperator.platform.api.parameter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text as a query has it. */
public final class QueryText {
    private QueryText() {}

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
