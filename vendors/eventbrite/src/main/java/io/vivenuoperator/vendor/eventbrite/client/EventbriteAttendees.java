package io.vivenuoperator.vendor.eventbrite.client;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.authentication.BearerToken;
import io.vivenuoperator.vendor.api.source.PageExchange;
import io.vivenuoperator.vendor.api.source.PageMark;
import io.vivenuoperator.vendor.api.source.PageOutcome;
import io.vivenuoperator.vendor.api.source.PersonSource;
import io.vivenuoperator.vendor.api.source.ReadScope;
import io.vivenuoperator.vendor.eventbrite.hint.EventbriteHint;
import io.vivenuoperator.vendor.eventbrite.reading.AttendeePageReader;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The attendees of an organization, by the time of their last change. Each is a ticket: who holds several is read several
 * times, under the id of each.
 *
 * <p>Eventbrite does not say what a continuation stands on. If it is a number of records, a change between two pages moves a
 * record over their border, and a walk misses it without a sign; the next reading of everybody finds it.
 */
public final class EventbriteAttendees implements PersonSource {
    private static final String V3 = "/v3";
    private static final String ATTENDEES = "/attendees/";

    /** The organization's list has nothing that tells records of one second apart, and a record may come late. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Optional<PageMark> NO_MARK = Optional.empty();

    private final PageExchange exchange;
    private final String list;

    /**
     * Of one organization.
     *
     * @param http to be shared, see {@link HttpTransport#newHttpClient()}
     * @param organizationId digits
     */
    public EventbriteAttendees(
            HttpClient http, BaseUrl baseUrl, String token, String organizationId, CallPolicy policy) {
        if (!organizationId.matches("\\d{1,20}")) {
            throw new IllegalArgumentException("the organization's id must be digits: copy it from Eventbrite");
        }
        list = V3 + "/organizations/" + organizationId + ATTENDEES;
        var credential = new BearerToken("the token", token);
        var eventbrite =
                new RemoteService("Eventbrite", "vivenu-operator", baseUrl, credential, new EventbriteAnswerJudge());
        exchange = new PageExchange(new HttpTransport(http, eventbrite, policy));
    }

    @Override
    public boolean tellsChanges() {
        return true;
    }

    @Override
    public PageOutcome page(ReadScope scope, Optional<PageMark> mark) {
        QueryString scoped =
                switch (scope) {
                    case ReadScope.Everybody _ -> QueryString.empty();
                    case ReadScope.ChangedSince(Instant time) ->
                        QueryString.empty()
                                .with("changed_since", time.minus(OVERLAP).truncatedTo(ChronoUnit.SECONDS));
                };
        QueryString paged =
                mark.map(place -> scoped.with("continuation", place.value())).orElse(scoped);
        return exchange.ask(
                HttpCall.get(list, V3 + "/organizations/{id}" + ATTENDEES, paged), AttendeePageReader::page, mark);
    }

    /** Those of an order that a hint names; {@code NOT_THERE} if it is gone. */
    public PageOutcome ofOrder(EventbriteHint.OfOrder hint) {
        var call = HttpCall.get(
                V3 + "/orders/" + hint.orderId() + "/",
                V3 + "/orders/{id}/",
                QueryString.empty().with("expand", "attendees"));
        return exchange.ask(call, AttendeePageReader::page, NO_MARK);
    }

    /** The one that a hint names; {@code NOT_THERE} if it is gone. */
    public PageOutcome ofAttendee(EventbriteHint.OfAttendee hint) {
        var call = HttpCall.get(
                V3 + "/events/" + hint.eventId() + ATTENDEES + hint.attendeeId() + "/",
                V3 + "/events/{id}" + ATTENDEES + "{id}/",
                QueryString.empty());
        return exchange.ask(call, AttendeePageReader::single, NO_MARK);
    }
}
