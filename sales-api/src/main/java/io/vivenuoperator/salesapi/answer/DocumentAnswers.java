package io.vivenuoperator.salesapi.answer;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.page.NextLink;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.tag.EntityTag;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.salesapi.portfolio.LivePortfolio;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Basis;
import io.vivenuoperator.salesapi.question.Question;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Answers a question in JSON. */
public final class DocumentAnswers implements KeyedAnswer {
    private static final String JSON = "application/json";

    private final Question question;
    private final LivePortfolio portfolio;
    private final AnswerCache cache;

    public DocumentAnswers(Question question, LivePortfolio portfolio, AnswerCache cache) {
        this.question = question;
        this.portfolio = portfolio;
        this.cache = cache;
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        var asked = new Asked(asker.caller().regions(), exchange.query(), exchange::path, now, portfolio.known());
        Optional<Basis> basis = question.basis(asked);
        Instant asOf = basis.map(Basis::asOf).orElse(now);
        return document(exchange, asked, basis).map(document -> answer(exchange, document, asOf));
    }

    private Optional<KeptDocument> document(Exchange exchange, Asked asked, Optional<Basis> basis)
            throws BadParameterException {
        if (basis.isEmpty()) {
            return question.answer(asked).map(KeptDocument::new);
        }
        var name = new AnswerCache.Name(
                exchange.path(),
                new TreeMap<>(asked.query().values()),
                asked.regions().text(),
                basis.get().versions(),
                basis.get().stale());
        return cache.get(name, () -> question.answer(asked).map(KeptDocument::new));
    }

    private static Answer answer(Exchange exchange, KeptDocument document, Instant asOf) {
        boolean known = exchange.combined(HeaderNames.IF_NONE_MATCH)
                .filter(header -> EntityTag.named(header, document.tag()))
                .isPresent();
        Answer answer =
                known ? Answer.empty(Status.NOT_MODIFIED_304, "NotModified") : content(exchange, document.at(asOf));
        Answer cacheable = answer.with(HeaderNames.ETAG, document.tag())
                .with(HeaderNames.CACHE_CONTROL, "private, max-age=1, stale-while-revalidate=5");
        return document.next()
                .map(cursor -> cacheable.with(HeaderNames.LINK, NextLink.of(exchange, cursor)))
                .orElse(cacheable);
    }

    private static Answer content(Exchange exchange, Rendering rendering) {
        boolean gzip = AcceptedCoding.gzip(exchange.combined(HeaderNames.ACCEPT_ENCODING));
        Optional<byte[]> compressed = gzip ? rendering.gzip() : Optional.empty();
        return compressed
                .map(bytes -> Answer.content(Status.OK_200, new Answer.Content(JSON, bytes))
                        .with(HeaderNames.CONTENT_ENCODING, "gzip"))
                .orElseGet(() -> Answer.content(Status.OK_200, new Answer.Content(JSON, rendering.plain())));
    }
}
