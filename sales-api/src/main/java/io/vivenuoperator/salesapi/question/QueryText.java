package io.vivenuoperator.salesapi.question;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text as a query has it. */
final class QueryText {
    private QueryText() {}

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
