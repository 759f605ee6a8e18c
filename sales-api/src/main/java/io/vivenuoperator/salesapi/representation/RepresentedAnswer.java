package io.vivenuoperator.salesapi.representation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.api.endpoint.Asker;
import io.vivenuoperator.platform.api.endpoint.KeyedAnswer;
import io.vivenuoperator.platform.api.page.NextLink;
import io.vivenuoperator.platform.api.parameter.BadParameterException;
import io.vivenuoperator.platform.api.tag.EntityTag;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.platform.service.problem.Problem;
import io.vivenuoperator.salesapi.answer.DocumentAnswers;
import io.vivenuoperator.salesapi.portfolio.LivePortfolio;
import io.vivenuoperator.salesapi.question.Asked;
import io.vivenuoperator.salesapi.question.Basis;
import io.vivenuoperator.salesapi.question.Document;
import io.vivenuoperator.salesapi.question.Question;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers a question in the form that the {@code Accept} wants. The next page is in {@code Link} in every form, and what else JSON has
 * beside its rows in {@link TrustHeaders}.
 */
public final class RepresentedAnswer implements KeyedAnswer {
    private final DocumentAnswers json;
    private final Question question;
    private final LivePortfolio portfolio;
    private final Representations forms;

    /** @param json answers the same question in JSON */
    public RepresentedAnswer(DocumentAnswers json, Question question, LivePortfolio portfolio, Representations forms) {
        this.json = json;
        this.question = question;
        this.portfolio = portfolio;
        this.forms = forms;
    }

    @Override
    public Optional<Answer> answer(Exchange exchange, Asker asker, Instant now) throws BadParameterException {
        Optional<Form> form = forms.accepted(exchange.combined(HeaderNames.ACCEPT));
        if (form.isEmpty()) {
            return Optional.of(notAcceptable(forms.offered()));
        }
        if (form.get() == Form.JSON) {
            return json.answer(exchange, asker, now);
        }
        var asked = new Asked(asker.caller().regions(), exchange.query(), exchange::path, now, portfolio.known());
        Instant asOf = question.basis(asked).map(Basis::asOf).orElse(now);
        return question.answer(asked).map(document -> whole(exchange, document, form.get(), asOf));
    }

    /** For a path that is offered in these forms only. */
    public static Answer notAcceptable(String offered) {
        return Answer.problem(Problem.of(
                Status.NOT_ACCEPTABLE_406, "NotAcceptable", "Accept: this is offered as " + offered + " only"));
    }

    private Answer whole(Exchange exchange, Document document, Form form, Instant asOf) {
        String tag = EntityTag.of(form + document.facts().toString());
        boolean known = exchange.combined(HeaderNames.IF_NONE_MATCH)
                .filter(header -> EntityTag.named(header, tag))
                .isPresent();
        Answer answer =
                known ? Answer.empty(Status.NOT_MODIFIED_304, "NotModified") : content(exchange, document, form, asOf);
        Answer cacheable = answer.with(HeaderNames.ETAG, tag)
                .with(HeaderNames.CACHE_CONTROL, "private, max-age=1, stale-while-revalidate=5");
        return document.next()
                .map(cursor -> cacheable.with(HeaderNames.LINK, NextLink.of(exchange, cursor)))
                .orElse(cacheable);
    }

    private Answer content(Exchange exchange, Document document, Form form, Instant asOf) {
        ObjectNode all = document.facts().deepCopy();
        all.setAll(document.moment().apply(asOf));
        Answer answer = Answer.content(Status.OK_200, forms.content(form, all, fields(exchange)));
        return TrustHeaders.on(answer, asOf, all.path("trust"));
    }

    private static List<String> fields(Exchange exchange) {
        return exchange.query().values().getOrDefault("fields", List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }
}
