package io.vivenuoperator.platform.api.document;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.tag.EntityTag;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;

/** A text that is the same until the program is another one. It takes no key. */
final class FixedAnswer implements Endpoint {
    private static final HeaderName CSP = HeaderNames.create("Content-Security-Policy");
    private static final String NOTHING_FOREIGN =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Answer.Content content;
    private final String tag;

    FixedAnswer(String mediaType, String text) {
        content = new Answer.Content(mediaType, text);
        tag = EntityTag.of(text);
    }

    @Override
    public Answer answer(Exchange exchange) {
        boolean known = exchange.combined(HeaderNames.IF_NONE_MATCH)
                .filter(header -> EntityTag.named(header, tag))
                .isPresent();
        Answer answer =
                known ? Answer.empty(Status.NOT_MODIFIED_304, "NotModified") : Answer.content(Status.OK_200, content);
        return answer.with(HeaderNames.ETAG, tag)
                .with(HeaderNames.CACHE_CONTROL, "public, max-age=60")
                .with(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff")
                .with(CSP, NOTHING_FOREIGN);
    }
}
