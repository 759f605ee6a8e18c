package io.vivenuoperator.salesapi.dashboard;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.tag.EntityTag;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.salesapi.answer.AcceptedCoding;

/** A file as a response: compressed if the client takes that, 304 if it has the file already. */
final class FileAnswer {
    private FileAnswer() {}

    static Answer of(PageFile file, String cacheControl, Exchange exchange) {
        String tag = "W/\"" + file.hash() + "\"";
        boolean known = exchange.header(HeaderNames.IF_NONE_MATCH)
                .filter(header -> EntityTag.named(header, tag))
                .isPresent();
        Answer answer = known ? Answer.empty(Status.NOT_MODIFIED_304, "NotModified") : content(file, exchange);
        return answer.with(HeaderNames.ETAG, tag)
                .with(HeaderNames.CACHE_CONTROL, cacheControl)
                .with(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    }

    private static Answer content(PageFile file, Exchange exchange) {
        boolean zipped = AcceptedCoding.gzip(exchange.header(HeaderNames.ACCEPT_ENCODING));
        Answer answer = Answer.content(
                Status.OK_200, new Answer.Content(file.mediaType(), zipped ? file.gzip() : file.plain()));
        return zipped ? answer.with(HeaderNames.CONTENT_ENCODING, "gzip") : answer;
    }
}
