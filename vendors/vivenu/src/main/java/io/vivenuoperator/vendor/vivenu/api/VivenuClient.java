package io.vivenuoperator.vendor.vivenu.api;

import io.vivenuoperator.platform.httpclient.CallPolicy;
import io.vivenuoperator.platform.httpclient.HttpCall;
import io.vivenuoperator.platform.httpclient.HttpTransport;
import io.vivenuoperator.platform.httpclient.QueryString;
import io.vivenuoperator.platform.httpclient.RemoteService;
import io.vivenuoperator.platform.httpclient.address.BaseUrl;
import io.vivenuoperator.platform.httpclient.answer.BodyReader;
import io.vivenuoperator.platform.httpclient.authentication.BearerToken;
import io.vivenuoperator.platform.httpclient.clock.ServerTime;
import io.vivenuoperator.platform.httpclient.failure.ForeignAnswerException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException;
import io.vivenuoperator.platform.httpclient.failure.HttpCallException.Reason;
import io.vivenuoperator.vendor.vivenu.json.AnswerReader;
import io.vivenuoperator.vendor.vivenu.json.VerbatimPages;
import io.vivenuoperator.vendor.vivenu.json.VivenuAnswerJudge;
import io.vivenuoperator.vendor.vivenu.model.Event;
import io.vivenuoperator.vendor.vivenu.model.RecordPage;
import io.vivenuoperator.vendor.vivenu.model.Ticket;
import io.vivenuoperator.vendor.vivenu.model.TicketStatus;
import io.vivenuoperator.vendor.vivenu.model.VerbatimTicket;
import io.vivenuoperator.vendor.vivenu.model.Webhook;
import io.vivenuoperator.vendor.vivenu.model.WebhookDefinition;
import io.vivenuoperator.vendor.vivenu.paging.PageRequest;
import io.vivenuoperator.vendor.vivenu.paging.PageSize;
import io.vivenuoperator.vendor.vivenu.paging.PageWalk;
import io.vivenuoperator.vendor.vivenu.record.RecordReader;
import io.vivenuoperator.vendor.vivenu.signature.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Vivenu's REST API for one seller's key. Each method is one request, plus the retries that its policy allows; the walks
 * make one request per page. Every failure is a {@link HttpCallException} with a reason.
 */
public final class VivenuClient {
    private static final String USER_AGENT = "vivenu-operator";
    private static final String EVENTS = "/events";
    private static final String TICKETS = "/tickets";
    /** The collection is plural and the item singular, as in Vivenu's OpenAPI document. */
    private static final String WEBHOOKS = "/webhooks";

    private static final String WEBHOOK = "/webhook";
    private static final String ROWS = "rows";
    private static final String DOCS = "docs";

    /** A seller has a handful; all of them are held in memory. */
    private static final int MOST_WEBHOOKS = 5000;

    /** All of a page is in memory, and how large a ticket is shows in the first one. */
    private static final int FIRST_VERBATIM = 100;

    private static final long MOST_CHARACTERS_OF_WEBHOOKS = 4L * 1024 * 1024;

    private final HttpTransport transport;
    private final PageSize eventPages;
    private final PageSize ticketPages;
    private final AnswerReader answers = new AnswerReader();
    private final VerbatimPages verbatim = new VerbatimPages();

    /**
     * A client for one seller.
     *
     * @param http to be shared between clients, see {@link HttpTransport#newHttpClient()}
     */
    public VivenuClient(HttpClient http, BaseUrl baseUrl, ApiKey key, CallPolicy policy) {
        this(http, baseUrl, key, policy, PageSizes.standard());
    }

    /** A client with these page sizes. */
    public VivenuClient(HttpClient http, BaseUrl baseUrl, ApiKey key, CallPolicy policy, PageSizes sizes) {
        this.transport = new HttpTransport(http, vivenu(baseUrl, key), policy);
        this.eventPages = sizes.ofEvents();
        this.ticketPages = sizes.ofTickets();
    }

    private static RemoteService vivenu(BaseUrl baseUrl, ApiKey key) {
        return new RemoteService(
                "Vivenu", USER_AGENT, baseUrl, new BearerToken("the API key", key.value()), new VivenuAnswerJudge());
    }

    /** Vivenu's time, from the earliest answer to this client; empty until an answer shows it. */
    public Optional<ServerTime> serverTime() {
        return transport.serverTime();
    }

    /** Whether the key is accepted, and whose it is; costs one request. */
    public KeyCheck checkKey() {
        try {
            return new KeyCheck.Accepted(events(QueryString.empty(), PageRequest.first(1)).items().stream()
                    .findFirst()
                    .flatMap(Event::sellerId));
        } catch (HttpCallException e) {
            if (e.reason() == Reason.KEY_REFUSED) {
                return new KeyCheck.Refused(e.status().orElse(401));
            }
            throw e;
        }
    }

    /** The event as a page of one; empty if Vivenu does not have it (any more). */
    public Optional<RecordPage<Event>> event(String eventId) {
        return unlessNotFound(HttpCall.getOne(EVENTS, eventId), body -> answers.pageOfOne(body, RecordReader.EVENT));
    }

    /** Whether Vivenu has the event, whether or not its record can be read. */
    public boolean hasEvent(String eventId) {
        return unlessNotFound(HttpCall.getOne(EVENTS, eventId), body -> answers.pageOfOne(body, RecordReader.ID))
                .isPresent();
    }

    /** The ticket as a page of one; empty if Vivenu does not have it (any more). */
    public Optional<RecordPage<Ticket>> ticket(String ticketId) {
        return unlessNotFound(HttpCall.getOne(TICKETS, ticketId), body -> answers.pageOfOne(body, RecordReader.TICKET));
    }

    /** The seller's number of events. */
    public long eventTotal() {
        return total(EVENTS, QueryString.empty());
    }

    /** All events of the seller. */
    public PageWalk<Event> allEvents() {
        return walkEvents(QueryString.empty());
    }

    /** The events changed in the window. */
    public PageWalk<Event> eventsUpdated(UpdatedWindow window) {
        return walkEvents(within(window));
    }

    /** All tickets of an event, whatever their status. */
    public PageWalk<Ticket> ticketsOf(String eventId) {
        return walkTickets(QueryString.empty().with("event", eventId));
    }

    /**
     * All tickets of an event to the octet, whatever their status. Their payloads are personal data: a page is to be let go
     * before the next one is read.
     */
    public PageWalk<VerbatimTicket> verbatimTicketsOf(String eventId) {
        QueryString query = QueryString.empty().with("event", eventId);
        return walk(
                request -> transport.send(listing(TICKETS, query, request), verbatim::read),
                VerbatimTicket::id,
                ticketPages.beginningWith(FIRST_VERBATIM));
    }

    /** All of the seller's tickets changed in the window. */
    public PageWalk<Ticket> ticketsUpdated(UpdatedWindow window) {
        return walkTickets(within(window));
    }

    /** How many of the event's tickets are sold (VALID or DETAILSREQUIRED), by Vivenu's own count. */
    public long soldTotal(String eventId) {
        QueryString query = QueryString.empty().with("event", eventId).with("status", TicketStatus.SOLD_FILTER);
        return total(TICKETS, query);
    }

    /** All webhooks of the seller, ours and others'; unreadable ones are left out. */
    public List<Webhook> webhooks() {
        List<Webhook> all = new ArrayList<>();
        long characters = 0;
        PageWalk<Webhook> walk = walk(
                request -> list(WEBHOOKS, QueryString.empty(), request, DOCS, RecordReader.WEBHOOK),
                Webhook::id,
                PageSize.of(PageRequest.LARGEST));
        for (var page = walk.next(); page.isPresent(); page = walk.next()) {
            all.addAll(page.get().items());
            characters += page.get().items().stream()
                    .mapToLong(VivenuClient::characters)
                    .sum();
            if (all.size() > MOST_WEBHOOKS || characters > MOST_CHARACTERS_OF_WEBHOOKS) {
                throw HttpCallException.of(Reason.PROTOCOL, "The account has implausibly many or large webhooks");
            }
        }
        return all;
    }

    private static long characters(Webhook webhook) {
        long key =
                webhook.signingKey().map(SigningKey::value).map(String::length).orElse(0);
        long events = webhook.events().stream().mapToLong(String::length).sum();
        return webhook.name().length() + webhook.url().length() + key + events;
    }

    public Webhook createWebhook(WebhookDefinition wanted) {
        HttpCall call = HttpCall.post(WEBHOOKS, WebhookBody.of(wanted, Set.of()));
        return transport.send(call, body -> answers.one(body, RecordReader.WEBHOOK));
    }

    /**
     * Changes a registered webhook to the definition; event types that only the present one has are switched off.
     *
     * @throws HttpCallException with NOT_FOUND if it is gone
     */
    public Webhook updateWebhook(Webhook present, WebhookDefinition wanted) {
        HttpCall call = HttpCall.put(WEBHOOK, present.id(), WebhookBody.of(wanted, present.events()));
        return transport.send(call, body -> answers.one(body, RecordReader.WEBHOOK));
    }

    public DeletionResult deleteWebhook(String webhookId) {
        return unlessNotFound(HttpCall.delete(WEBHOOK, webhookId), this::deletion)
                .orElse(DeletionResult.ALREADY_GONE);
    }

    /** Vivenu answers with the deleted webhook. A login page in its place deletes nothing. */
    private DeletionResult deletion(InputStream body) throws IOException, ForeignAnswerException {
        answers.object(body);
        return DeletionResult.DELETED;
    }

    private long total(String path, QueryString query) {
        return list(path, query, PageRequest.first(1), ROWS, RecordReader.ID)
                .total()
                .orElseThrow(() -> HttpCallException.of(
                        Reason.PROTOCOL, "Vivenu's answer to GET " + path + " can't be read as far as its total"));
    }

    private RecordPage<Event> events(QueryString query, PageRequest request) {
        return list(EVENTS, query, request, ROWS, RecordReader.EVENT);
    }

    private PageWalk<Event> walkEvents(QueryString query) {
        return walk(request -> events(query, request), Event::id, eventPages);
    }

    private PageWalk<Ticket> walkTickets(QueryString query) {
        return walk(request -> list(TICKETS, query, request, ROWS, RecordReader.TICKET), Ticket::id, ticketPages);
    }

    private <T> PageWalk<T> walk(PageWalk.Source<T> source, Function<T, String> id, PageSize size) {
        return new PageWalk<>(source, id, size, transport::backOff);
    }

    private <T> RecordPage<T> list(
            String path, QueryString query, PageRequest request, String field, RecordReader<T> reading) {
        return transport.send(listing(path, query, request), answers.pages(field, reading)::read);
    }

    private static HttpCall listing(String path, QueryString query, PageRequest request) {
        QueryString paged = query.with("top", request.top()).with("skip", request.skip());
        return HttpCall.get(path, paged).handing503Back(!request.patient()).handingSlownessBack(request.top() > 1);
    }

    private <T> Optional<T> unlessNotFound(HttpCall call, BodyReader<T> reader) {
        try {
            return Optional.of(transport.send(call, reader));
        } catch (HttpCallException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Vivenu answers 400 to unknown parameters, so none is sent speculatively. */
    private static QueryString within(UpdatedWindow window) {
        return QueryString.empty().with("updatedAt[$gte]", window.from()).with("updatedAt[$lt]", window.until());
    }
}
