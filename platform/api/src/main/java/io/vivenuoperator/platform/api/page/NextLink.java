package io.vivenuoperator.platform.api.page;

import io.vivenuoperator.platform.api.parameter.QueryText;
import io.vivenuoperator.platform.service.exchange.Exchange;

/** The header {@code Link} of a page: the same question with the next page's cursor. */
public final class NextLink {
    private NextLink() {}

    public static String of(Exchange exchange, String cursor) {
        var query = new StringBuilder();
        exchange.query().values().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                query.append(QueryText.encoded(name))
                        .append('=')
                        .append(QueryText.encoded(values.getFirst()))
                        .append('&');
            }
        });
        return "<" + exchange.path() + "?" + query + "cursor=" + cursor + ">; rel=\"next\"";
    }
}
