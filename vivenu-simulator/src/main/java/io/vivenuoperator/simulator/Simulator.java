package io.vivenuoperator.simulator;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import io.vivenuoperator.simulator.api.Account;
import io.vivenuoperator.simulator.api.Answer;
import io.vivenuoperator.simulator.api.ApiCall;
import io.vivenuoperator.simulator.api.ApiRules;
import io.vivenuoperator.simulator.api.ApiService;
import io.vivenuoperator.simulator.api.RequestLog;
import io.vivenuoperator.simulator.api.VivenuApi;
import io.vivenuoperator.simulator.control.ControlService;
import io.vivenuoperator.simulator.control.Controls;
import io.vivenuoperator.simulator.delivery.Attempt;
import io.vivenuoperator.simulator.delivery.DeliveryLog;
import io.vivenuoperator.simulator.delivery.DeliveryRules;
import io.vivenuoperator.simulator.delivery.Dispatcher;
import io.vivenuoperator.simulator.delivery.LoggedAttempt;
import io.vivenuoperator.simulator.delivery.Overhearing;
import io.vivenuoperator.simulator.delivery.RetryPolicy;
import io.vivenuoperator.simulator.delivery.Tally;
import io.vivenuoperator.simulator.fault.FaultSwitches;
import io.vivenuoperator.simulator.fault.Faults;
import io.vivenuoperator.simulator.hook.HookService;
import io.vivenuoperator.simulator.sale.Market;
import io.vivenuoperator.simulator.sale.SalesClock;
import io.vivenuoperator.simulator.webhook.Webhook;
import io.vivenuoperator.simulator.webhook.Webhooks;
import io.vivenuoperator.simulator.world.Generation;
import io.vivenuoperator.simulator.world.Truth;
import io.vivenuoperator.simulator.world.World;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A running simulator. These methods give tests in the same process what the control API gives others. An unknown seller
 * causes an IllegalArgumentException everywhere.
 */
public final class Simulator implements AutoCloseable {
    private static final int MAX_BODY_BYTES = 1 << 20;

    private final Controls controls;
    private final VivenuApi api;
    private final Dispatcher dispatcher;
    private final SalesClock sales;
    private final WebServer server;
    private final String host;

    private Simulator(SimulatorSettings settings, Clock clock) {
        World world = World.of(
                settings.sellers(),
                new Generation(settings.seed(), settings.eventsPerSeller(), settings.ticketsPerEvent(), clock));
        List<Account> accounts = world.sellers().stream()
                .map(seller -> new Account(seller, new Webhooks(seller.ids())))
                .toList();
        var switches = new FaultSwitches();
        var deliveries = new DeliveryLog();
        var requests = new RequestLog();
        host = settings.host();
        dispatcher = new Dispatcher(deliveryRules(settings), switches, deliveries, clock);
        var market = new Market(dispatcher, switches);
        sales = new SalesClock(accounts, market, settings.salesPerMinute());
        api = new VivenuApi(accounts, apiRules(settings), switches, requests, clock, market::sellBetweenPages);
        controls = new Controls(accounts, market, sales, switches, requests, deliveries);
        server = server(settings, api, new ControlService(controls));
    }

    /** Starts a simulator; it is ready when this returns. */
    public static Simulator start(SimulatorSettings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** Starts a simulator whose world uses this clock. */
    public static Simulator start(SimulatorSettings settings, Clock clock) {
        var simulator = new Simulator(settings, clock);
        simulator.server.start();
        return simulator;
    }

    private static WebServer server(SimulatorSettings settings, VivenuApi api, ControlService control) {
        return WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .maxPayloadSize(MAX_BODY_BYTES)
                .addProtocol(bracketsInQueries())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ZERO)
                .routing(routing -> routing.register("/api", new ApiService(api))
                        .register("/control", control)
                        .register("/hooks", new HookService()))
                .build();
    }

    /** {@code updatedAt[$gte]} is not a valid URI without escapes, yet Vivenu's own examples use it. */
    private static Http1Config bracketsInQueries() {
        return Http1Config.builder().validatePrologue(false).build();
    }

    private static ApiRules apiRules(SimulatorSettings settings) {
        return new ApiRules(settings.requestsPerMinute(), settings.requestsPerHour(), settings.allowHttpWebhooks());
    }

    private static DeliveryRules deliveryRules(SimulatorSettings settings) {
        return new DeliveryRules(new RetryPolicy(settings.webhookRetries()), settings.deliveryTimeout(), "prod");
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    /** The value for a region's {@code baseUrl}. */
    public URI apiUrl() {
        return URI.create("http://" + host + ":" + port() + "/api");
    }

    /** The control API's URL. */
    public URI controlUrl() {
        return URI.create("http://" + host + ":" + port() + "/control");
    }

    /** The API key of a seller. */
    public String apiKey(String seller) {
        return controls.account(seller).apiKey();
    }

    /** The exact counts of a seller at this instant. */
    public Truth truth(String seller) {
        return controls.account(seller).world().truth();
    }

    /** Sells tickets for any events that are on sale; returns their ids. */
    public List<String> sell(String seller, int count) {
        return controls.sell(seller, count, Optional.empty())
                .orElseThrow(() -> new IllegalStateException("no event of " + seller + " is on sale"));
    }

    /** Sells tickets for one event; returns their ids. */
    public List<String> sell(String seller, int count, String eventId) {
        return controls.sell(seller, count, Optional.of(eventId))
                .orElseThrow(() -> new IllegalArgumentException(seller + " has no event " + eventId));
    }

    /** Voids sold tickets; returns their ids. */
    public List<String> invalidate(String seller, int count) {
        return controls.invalidate(seller, count);
    }

    /** Gives sold tickets to other people: each becomes void, and a new one is made from it; returns the new ones' ids. */
    public List<String> transfer(String seller, int count) {
        return controls.transfer(seller, count);
    }

    /** Moves sold tickets to another event; returns their ids. */
    public List<String> move(String seller, int count, String eventId) {
        return controls.move(seller, count, eventId)
                .orElseThrow(() -> new IllegalArgumentException(seller + " has no event " + eventId));
    }

    /** Adds an event that is on sale and has no sales; returns its id. */
    public String openEvent(String seller) {
        return controls.openEvent(seller);
    }

    /** Renames an event; false if it does not exist. */
    public boolean editEvent(String seller, String eventId) {
        return controls.editEvent(seller, eventId);
    }

    /** Deletes an event with its tickets; false if it does not exist. */
    public boolean deleteEvent(String seller, String eventId) {
        return controls.deleteEvent(seller, eventId);
    }

    /** Sets the clock of a seller's Vivenu ahead of the correct time, or behind it if negative. */
    public void clockAhead(String seller, Duration by) {
        controls.clockAhead(seller, by);
    }

    /** The current time by a seller's Vivenu. */
    public Instant now(String seller) {
        return controls.account(seller).world().now();
    }

    /** Sells this many tickets per minute for each seller from now on. */
    public void salesPerMinute(int perMinute) {
        sales.perMinute(perMinute);
    }

    /** Sets the fault switches for all sellers, and removes those of single sellers. */
    public void faults(Faults faults) {
        controls.faults(faults);
    }

    /** Gives a seller its own fault switches. */
    public void faults(String seller, Faults faults) {
        controls.faults(seller, faults);
    }

    /** The webhooks that a seller has registered, with their keys. */
    public List<Webhook> webhooks(String seller) {
        return controls.account(seller).webhooks().all();
    }

    /** The delivery attempts for a seller so far, oldest first. */
    public List<Attempt> deliveries(String seller) {
        return controls.deliveries(Optional.of(controls.account(seller).seller()), 0).stream()
                .map(LoggedAttempt::attempt)
                .toList();
    }

    /** The totals of all deliveries to a seller's webhooks so far. */
    public List<Tally> tallies(String seller) {
        return controls.tallies(Optional.of(controls.account(seller).seller()));
    }

    /** A seller's API requests since the start or the last {@link #clearRequests}. */
    public RequestLog.Report requests(String seller) {
        return controls.requests(Optional.of(controls.account(seller).seller()));
    }

    /** Clears the log of API requests. */
    public void clearRequests() {
        controls.clearRequests();
    }

    /** Answers an API request without a socket. */
    public Answer answer(ApiCall call) {
        return api.answer(call);
    }

    /** Notifies this listener of everything that webhooks would receive, at once and in order; webhooks are unaffected. */
    public void overheardBy(Overhearing listener) {
        dispatcher.overheardBy(listener);
    }

    /** Stops immediately; deliveries in progress are abandoned. */
    @Override
    public void close() {
        sales.close();
        server.stop();
        dispatcher.close();
    }
}
