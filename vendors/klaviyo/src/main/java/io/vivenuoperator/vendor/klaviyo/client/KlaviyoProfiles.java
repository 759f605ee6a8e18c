package io.vivenuoperator.vendor.klaviyo.client;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.vendor.api.source.PageExchange;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PageOutcome;
import io.vivenuoperator.vendor.api.source.PersonSource;
import io.vivenuoperator.vendor.api.source.ReadScope;
import io.vivenuoperator.vendor.klaviyo.reading.ProfilePageReader;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The profiles of an account, by the time of their last change. */
public final class KlaviyoProfiles implements PersonSource {
    private static final String PATH = "/api/profiles";
    private static final String USER_AGENT = "vivenu-operator";
    private static final int PAGE_SIZE = 100;

    /** Klaviyo's comparison is strict and its times have seconds: what changed within the same second would be lost. */
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    private final PageExchange exchange;

    /**
     * Of one account.
     *
     * @param http to be shared, see {@link HttpTransport#newHttpClient()}
     */
    public KlaviyoProfiles(HttpClient http, BaseUrl baseUrl, KlaviyoCredential credential, CallPolicy policy) {
        var klaviyo = new RemoteService("Klaviyo", USER_AGENT, baseUrl, credential, new KlaviyoAnswerJudge());
        exchange = new PageExchange(new HttpTransport(http, klaviyo, policy));
    }

    @Override
    public boolean tellsChanges() {
        return true;
    }

    @Override
    public PageOutcome page(ReadScope scope, Optional<PageMark> mark) {
        QueryString query = QueryString.empty()
                .with("sort", "updated")
                .with("page[size]", PAGE_SIZE)
                .with("additional-fields[profile]", "subscriptions");
        QueryString scoped =
                switch (scope) {
                    case ReadScope.Everybody _ -> query;
                    case ReadScope.ChangedSince(Instant time) -> query.with("filter", changedSince(time));
                };
        QueryString paged =
                mark.map(place -> scoped.with("page[cursor]", place.value())).orElse(scoped);
        return exchange.ask(HttpCall.get(PATH, paged), ProfilePageReader::page, mark);
    }

    private static String changedSince(Instant time) {
        return "greater-than(updated," + time.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS) + ")";
    }
}
