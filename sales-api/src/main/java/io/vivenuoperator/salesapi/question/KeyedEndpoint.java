package io.vivenuoperator.salesapi.question;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.vivenuoperator.platform.database.DatabaseException;
import io.vivenuoperator.platform.service.exchange.Answer;
import io.vivenuoperator.platform.service.exchange.Endpoint;
import io.vivenuoperator.platform.service.exchange.Exchange;
import io.vivenuoperator.salesapi.key.ApiKey;
import io.vivenuoperator.salesapi.key.Authentication;
import io.vivenuoperator.salesapi.key.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A question that takes a key. */
public final class KeyedEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(KeyedEndpoint.class);
    private static final HeaderName POLICY = HeaderNames.create("RateLimit-Policy");
    private static final HeaderName LIMIT = HeaderNames.create("RateLimit");

    private final Scope scope;
    private final Question question;
    private final Authentication authentication;
    private final RequestQuota quota;
    private final Clock clock;

    public KeyedEndpoint(
            Scope scope, Question question, Authentication authentication, RequestQuota quota, Clock clock) {
        this.scope = scope;
        this.question = question;
        this.authentication = authentication;
        this.quota = quota;
        this.clock = clock;
    }

    @Override
    public Answer answer(Exchange exchange) {
        Answer answer =
                switch (authentication.judge(exchange.header(HeaderNames.AUTHORIZATION), scope)) {
                    case Authentication.Outcome.Known(ApiKey key) -> withinQuota(exchange, key);
                    case Authentication.Outcome.WithoutScope(ApiKey key) -> named(Refusals.withoutScope(scope), key);
                    case Authentication.Outcome.NoKey() -> Refusals.noKey();
                    case Authentication.Outcome.Mistyped() -> Refusals.mistyped();
                    case Authentication.Outcome.Unknown() -> Refusals.unknownKey();
                    case Authentication.Outcome.NotReady() -> Refusals.keysNotLoaded();
                };
        return answer.with(HeaderNames.VARY, "Authorization").with(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
    }

    private Answer withinQuota(Exchange exchange, ApiKey key) {
        RequestQuota.Share share = quota.take(key.name());
        Answer answer = share.granted() ? asked(exchange, key) : Refusals.overQuota(share.secondsLeft());
        return named(answer, key).with(POLICY, quota.policy()).with(LIMIT, RequestQuota.header(share));
    }

    private static Answer named(Answer answer, ApiKey key) {
        return answer.with(line -> line.addKeyValue("key", key.name()));
    }

    private Answer asked(Exchange exchange, ApiKey key) {
        Instant now = clock.instant();
        try {
            Optional<Document> document = question.answer(Asked.of(exchange, key.regions(), now));
            return document.isEmpty() ? Refusals.notFound() : whole(exchange, key, document.get(), now);
        } catch (BadParameterException e) {
            return Refusals.badParameter(e);
        } catch (DatabaseException e) {
            LOG.atWarn().addKeyValue("problem", e.getMessage()).log("Question could not be answered");
            return Refusals.database(e);
        }
    }

    private Answer whole(Exchange exchange, ApiKey key, Document document, Instant now) {
        String tag = EntityTag.of(document.facts().toString());
        boolean known = exchange.header(HeaderNames.IF_NONE_MATCH)
                .filter(header -> EntityTag.named(header, tag))
                .isPresent();
        if (known) {
            quota.giveBack(key.name());
        }
        Answer answer = known
                ? Answer.empty(Status.NOT_MODIFIED_304, "NotModified")
                : Answer.json(Status.OK_200, text(document, now));
        Answer cacheable = answer.with(HeaderNames.ETAG, tag)
                .with(HeaderNames.CACHE_CONTROL, "private, max-age=1, stale-while-revalidate=5");
        return document.next()
                .map(cursor -> cacheable.with(HeaderNames.LINK, link(exchange, cursor)))
                .orElse(cacheable);
    }

    private static String text(Document document, Instant now) {
        ObjectNode all = document.facts().deepCopy();
        all.setAll(document.moment());
        return all.put("as_of", now.toString()).toString();
    }

    private static String link(Exchange exchange, String cursor) {
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
