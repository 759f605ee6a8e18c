package io.vivenuoperator.vendor.patreon.client;

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
import io.vivenuoperator.vendor.patreon.reading.MemberPageReader;
import java.net.http.HttpClient;
import java.util.Optional;

/** The members of a campaign. Patreon has no filter by time, so each reading is of everybody. */
public final class PatreonMembers implements PersonSource {
    private static final String CAMPAIGNS = "/api/oauth2/v2/campaigns/";
    private static final String ROUTE = CAMPAIGNS + "{id}/members";
    /** Whoever gives none is refused. */
    private static final String USER_AGENT = "vivenu-operator";

    private static final int PAGE_SIZE = 1_000;
    private static final String FIELDS = String.join(
            ",",
            "full_name",
            "email",
            "patron_status",
            "currently_entitled_amount_cents",
            "pledge_relationship_start",
            "next_charge_date");

    private final PageExchange exchange;
    private final String path;

    /**
     * Of one campaign.
     *
     * @param http to be shared, see {@link HttpTransport#newHttpClient()}
     * @param campaignId digits
     */
    public PatreonMembers(HttpClient http, BaseUrl baseUrl, PatreonToken token, String campaignId, CallPolicy policy) {
        if (!campaignId.matches("\\d{1,20}")) {
            throw new IllegalArgumentException("the campaign's id must be digits: copy it from Patreon");
        }
        path = CAMPAIGNS + campaignId + "/members";
        var patreon = new RemoteService("Patreon", USER_AGENT, baseUrl, token, new PatreonAnswerJudge());
        exchange = new PageExchange(new HttpTransport(http, patreon, policy));
    }

    @Override
    public boolean tellsChanges() {
        return false;
    }

    @Override
    public PageOutcome page(ReadScope scope, Optional<PageMark> mark) {
        QueryString query = QueryString.empty()
                .with("include", "user,currently_entitled_tiers")
                .with("fields[member]", FIELDS)
                .with("fields[tier]", "title")
                .with("page[count]", PAGE_SIZE);
        QueryString paged =
                mark.map(place -> query.with("page[cursor]", place.value())).orElse(query);
        return exchange.ask(HttpCall.get(path, ROUTE, paged), MemberPageReader::page, mark);
    }
}
